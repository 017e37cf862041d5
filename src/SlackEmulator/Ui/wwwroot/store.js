// What the page knows: the workspace as the emulator tells it, and what each person has read.

import { act, follow, read, surroundings } from './api.js';
import { atRest } from './dom.js';

const mostMessages = 1000;
const remembered = 'pokemanager.read';

export const state = {
  workspaces: [], workspace: null, users: new Map(), channels: new Map(), messages: new Map(),
  sockets: [], isOffline: false, process: null, isConnected: false,
};

const listeners = new Set();
const arrivals = new Set();
const failures = new Set();
let readMarks = {};
let waiting = null;
let isDirty = false;

export const onChange = listener => listeners.add(listener);
export const onArrival = listener => arrivals.add(listener);
export const onFailure = listener => failures.add(listener);

/** Shows a change soon; a burst of them is shown once. */
export function changed() {
  if (isDirty) return;
  isDirty = true;
  setTimeout(show, 30);
}

export const show = () => atRest(render);

function render() {
  isDirty = false;
  for (const listener of listeners) listener();
}

export function start() {
  follow(() => { state.isConnected = true; load(); }, receive, () => { state.isConnected = false; changed(); });
}

async function load(id = state.workspace?.id) {
  waiting = [];
  try {
    const [{ workspaces }] = await Promise.all([read('/workspaces'), look()]);
    state.workspaces = workspaces;
    const workspace = workspaces.find(w => w.id === id) ?? workspaces[0];
    if (workspace) {
      const { messages } = await read(`/workspaces/${workspace.id}/messages`);
      if (workspace.id !== state.workspace?.id) readMarks = stored(workspace.id);
      adopt(workspace);
      state.messages = new Map();
      messages.forEach(keep);
    }
  } catch {
    // The stream tells when the emulator is there again.
    state.isConnected = false;
  }
  const missed = waiting ?? [];
  waiting = null;
  for (const [kind, change] of missed) receive(kind, change);
  changed();
}

export const open = workspace => load(workspace);

/** Looks at the bot's sockets and process again. */
export async function look() {
  Object.assign(state, await surroundings());
  changed();
}

function adopt(workspace) {
  state.workspace = workspace;
  state.users = new Map(workspace.users.map(user => [user.id, user]));
  state.channels = new Map(workspace.channels.map(channel => [channel.id, channel]));
}

async function refresh() {
  const workspace = await read(`/workspaces/${state.workspace.id}`).catch(() => null);
  if (workspace) adopt(workspace);
  changed();
}

function receive(kind, change) {
  if (waiting) {
    waiting.push([kind, change]);
    return;
  }
  if (kind.startsWith('socket') || kind === 'bot_changed') {
    look().catch(() => {});
    return;
  }
  if (change.workspace !== state.workspace?.id) return;
  const { message } = change;
  if (kind === 'interaction_failed') for (const failure of failures) failure(change.user, change.detail);
  else if (!message) refresh();
  else if (kind === 'message_deleted') state.messages.get(message.channel)?.delete(message.ts);
  else {
    keep(message);
    if (!state.channels.has(message.channel)) refresh();
    if (kind === 'message_posted' || kind === 'message_ephemeral') for (const arrival of arrivals) arrival(message);
  }
  changed();
}

function keep(message) {
  const log = state.messages.get(message.channel) ?? new Map();
  state.messages.set(message.channel, log);
  log.set(message.ts, message);
  if (log.size > mostMessages) log.delete(log.keys().next().value);
}

export const everybody = () => [...state.users.values()].filter(user => !user.is_bot && !user.deleted);
export const bot = () => state.workspace.bot;
export const nameOf = id => state.users.get(id)?.display_name || state.users.get(id)?.name || id;
export const isHeard = () => state.sockets.some(socket => !socket.is_frozen);

/**
 * The conversations of a person: the channels, the private one with the bot under the key `direct`, whose id is null before its first
 * message, and the app's home tab under the key `home`.
 */
export function conversations(person) {
  const all = [...state.channels.values()];
  return [
    ...all.filter(c => !c.is_im && !c.is_archived && c.members.includes(person))
      .map(c => ({ key: c.id, id: c.id, kind: 'channel', name: c.name, members: c.members.length, hasBot: c.bot_is_member })),
    { key: 'direct', id: all.find(c => c.is_im && c.user === person)?.id ?? null, kind: 'direct', name: bot().name },
    { key: 'home', id: null, kind: 'home', name: 'Home' },
  ];
}

/** What a person sees in a conversation, oldest first. */
export const messagesOf = (channel, person) => [...(state.messages.get(channel)?.values() ?? [])]
  .filter(m => !m.ephemeral_for || m.ephemeral_for === person).sort((a, b) => (a.ts < b.ts ? -1 : 1));

export const isReply = message => message.thread_ts && message.thread_ts !== message.ts;

function concerns(message, person) {
  return message.ephemeral_for === person || message.text?.includes(`<@${person}>`)
    || (isReply(message) && state.messages.get(message.channel)?.get(message.thread_ts)?.user === person);
}

/** How much of a conversation a person has not read: `all`, and `mine`, what is directed at that person. */
export function unread(conversation, person) {
  const since = readMarks[person]?.[conversation.id] ?? '0';
  const fresh = messagesOf(conversation.id, person).filter(m => m.ts > since && m.user !== person);
  return {
    all: fresh.filter(m => !isReply(m) || concerns(m, person)).length,
    mine: fresh.filter(m => conversation.kind === 'direct' || concerns(m, person)).length,
  };
}

export const unreadOf = person => conversations(person).reduce((sum, c) => sum + unread(c, person).mine, 0);

/** Marks a conversation that somebody looks at as read. */
export function markRead(conversation, person) {
  const last = messagesOf(conversation.id, person).at(-1)?.ts;
  const marks = readMarks[person] ??= {};
  if (!last || document.hidden || marks[conversation.id] >= last) return;
  marks[conversation.id] = last;
  localStorage.setItem(`${remembered}.${state.workspace.id}`, JSON.stringify(readMarks));
  changed();
}

function stored(workspace) {
  try {
    return JSON.parse(localStorage.getItem(`${remembered}.${workspace}`)) ?? {};
  } catch {
    return {};
  }
}

export const does = (person, action, body) => act(state.workspace.id, action, { user: person, ...body });
