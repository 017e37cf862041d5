// The emulator's control interface.

const root = '/_emulator';

const kinds = [
  'message_posted', 'message_changed', 'message_deleted', 'message_ephemeral', 'reaction_added', 'reaction_removed', 'channel_changed',
  'user_changed', 'view_published', 'interaction_failed', 'socket_opened', 'socket_closed', 'bot_changed',
];

export async function read(path) {
  const answer = await fetch(root + path, { cache: 'no-store' });
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
  return answer.json();
}

async function post(path, body) {
  const answer = await fetch(root + path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  const result = await answer.json();
  if (!answer.ok) throw new Error(result.error ?? `${path} answered ${answer.status}`);
  return result;
}

export const act = (workspace, action, body) => post(`/workspaces/${workspace}/${action}`, body);
export const fault = body => post('/faults', body);
export const botProcess = action => post('/bot/process', { action });

/** What answers at a path; null when nothing does, `{}` when the emulator has no such thing. */
async function ask(path) {
  const answer = await fetch(root + path, { cache: 'no-store' });
  return answer.ok ? answer.json() : answer.status === 404 ? {} : null;
}

/** The bot's own status. */
export const botStatus = () => ask('/bot');

/** The sockets of the bot, whether Slack answers, and the bot's process. */
export async function surroundings() {
  const [app, process] = await Promise.all([read('/app'), ask('/bot/process')]);
  return { sockets: app.sockets, isOffline: app.is_offline, process: process && 'is_running' in process ? process : null };
}

/**
 * Every change from now on. The browser reconnects by itself while the server only pauses; after a refusal it gives up, so this
 * starts again. `opened` runs after each connect: what happened in between has to be read.
 */
export function follow(opened, changed, lost) {
  const source = new EventSource(`${root}/events`);
  source.onopen = opened;
  source.onerror = () => {
    lost();
    if (source.readyState === EventSource.CLOSED) setTimeout(() => follow(opened, changed, lost), 1000);
  };
  for (const kind of kinds) source.addEventListener(kind, event => changed(kind, JSON.parse(event.data)));
}
