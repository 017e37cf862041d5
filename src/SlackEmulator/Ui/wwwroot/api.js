// The emulator's control interface.

const root = '/_emulator';

const kinds = [
  'message_posted', 'message_changed', 'message_deleted', 'message_ephemeral', 'reaction_added', 'reaction_removed',
  'channel_changed', 'user_changed', 'socket_opened', 'socket_closed',
];

export async function read(path) {
  const answer = await fetch(root + path, { cache: 'no-store' });
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
  return answer.json();
}

export async function act(workspace, action, body) {
  const answer = await fetch(`${root}/workspaces/${workspace}/${action}`, {
    method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body),
  });
  const result = await answer.json();
  if (!answer.ok) throw new Error(result.error ?? `${action} answered ${answer.status}`);
  return result;
}

/** The bot's own status; null when it does not answer, `{}` when the emulator does not know where to ask. */
export async function botStatus() {
  const answer = await fetch(`${root}/bot`, { cache: 'no-store' });
  return answer.ok ? answer.json() : answer.status === 404 ? {} : null;
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
