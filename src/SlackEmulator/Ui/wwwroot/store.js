// What the page knows: the workspace as the emulator tells it, who the visitor is, and what each person has read.

import { act, follow, read } from './api.js';

const mostMessages = 1000;
const remembered = 'pokemanager.read';

export const state = {
  workspaces: [], workspace: null, users: new Map(), channels: new Map(), messages: new Map(),
  me: null, here: null, sockets: 0, isConnected: false,
};

const listeners = new Set();
const arrivals = new Set();
let readMarks = {};
let waiting = null;
let isDirty = false;

export const onChange = listener => listeners.add(listener);
export const onArrival = listener => arrivals.add(listener);

/** Shows a change soon; a burst of them is shown once. */
export function changed() {
  if (isDirty) return;
  isDirty = true;
  setTimeout(show, 30);
}

function show() {
  isDirty = false;
  for (const listener of listeners) listener();
}

export function start() {
  follow(() => { state.isConnected = true; load(); }, receive, () => { state.isConnected = false; changed(); });
}

async function load(id = state.workspace?.id) {
  waiting = [];
  try {
    const [{ workspaces }, app] = await Promise.all([read('/workspaces'), read('/app')]);
    state.workspaces = workspaces;
    state.sockets = app.sockets.length;
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

function adopt(workspace) {
  state.workspace = workspace;
  state.users = new Map(workspace.users.map(user => [user.id, user]));
  state.channels = new Map(workspace.channels.map(channel => [channel.id, channel]));
  const people = everybody();
  if (!people.some(user => user.id === state.me)) {
    const me = people.find(user => user.name === localStorage.getItem('pokemanager.me')) ?? people.find(user => user.name === 'catbert');
    state.me = (me ?? people[0])?.id ?? null;
  }
  if (state.here !== 'direct' && !conversations().some(c => c.id === state.here)) {
    state.here = (conversations().find(c => c.name === 'ops-help') ?? conversations()[0])?.id ?? null;
  }
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
  if (kind.startsWith('socket')) {
    read('/app').then(app => { state.sockets = app.sockets.length; changed(); }, () => {});
    return;
  }
  if (change.workspace !== state.workspace?.id) return;
  const { message } = change;
  if (!message) refresh();
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
export const me = () => state.users.get(state.me);
export const bot = () => state.workspace.bot;
export const nameOf = id => state.users.get(id)?.name ?? id;
export const directOf = person => [...state.channels.values()].find(c => c.is_im && c.user === person);

/** The conversations of a person, the one with the bot last. */
export function conversations(person = state.me) {
  const channels = [...state.channels.values()].filter(c => !c.is_im && !c.is_archived && c.members.includes(person));
  return [...channels, directOf(person) ?? { id: 'direct', is_im: true, user: person, members: [person] }];
}

export const here = () => conversations().find(c => c.id === state.here) ?? conversations().at(-1);

const seenBy = (channel, person) =>
  [...(state.messages.get(channel)?.values() ?? [])].filter(m => !m.ephemeral_for || m.ephemeral_for === person);

/** What a person sees in a conversation, oldest first. */
export const messagesOf = (channel, person = state.me) => seenBy(channel, person).sort((a, b) => (a.ts < b.ts ? -1 : 1));

export const isReply = message => message.thread_ts && message.thread_ts !== message.ts;

function concerns(message, person) {
  return message.ephemeral_for === person || message.text?.includes(`<@${person}>`)
    || (isReply(message) && state.messages.get(message.channel)?.get(message.thread_ts)?.user === person);
}

/** How much of a conversation a person has not read: `all`, and `mine`, what is directed at that person. */
export function unread(conversation, person = state.me) {
  const since = readMarks[person]?.[conversation.id] ?? '0';
  const fresh = seenBy(conversation.id, person).filter(m => m.ts > since && m.user !== person);
  return {
    all: fresh.filter(m => !isReply(m) || concerns(m, person)).length,
    mine: fresh.filter(m => conversation.is_im || concerns(m, person)).length,
  };
}

export const unreadOf = person => conversations(person).reduce((sum, c) => sum + unread(c, person).mine, 0);

/** Marks what the visitor looks at as read. */
export function markRead() {
  const conversation = here();
  const last = messagesOf(conversation.id).at(-1)?.ts;
  const marks = readMarks[state.me] ??= {};
  if (!last || document.hidden || marks[conversation.id] >= last) return;
  marks[conversation.id] = last;
  localStorage.setItem(`${remembered}.${state.workspace.id}`, JSON.stringify(readMarks));
}

function stored(workspace) {
  try {
    return JSON.parse(localStorage.getItem(`${remembered}.${workspace}`)) ?? {};
  } catch {
    return {};
  }
}

export function become(person, conversation) {
  state.me = person;
  localStorage.setItem('pokemanager.me', nameOf(person));
  if (conversation) state.here = conversation;
  else {
    // Whoever becomes somebody else wants to see what that person was just told.
    const waits = conversations().findLast(c => unread(c).mine > 0);
    if (waits) state.here = waits.id;
    else if (state.channels.get(state.here)?.is_im || state.here === 'direct') state.here = conversations().at(-1).id;
  }
  show();
}

export function visit(conversation) {
  state.here = conversation;
  show();
}

export const does = (action, body) => act(state.workspace.id, action, { user: state.me, ...body });
