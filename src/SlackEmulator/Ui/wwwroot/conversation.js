// The middle: the chosen conversation with its threads.

import { composer } from './composer.js';
import { arrange, el, keeper } from './dom.js';
import { messageNode } from './message.js';
import { bot, here, isReply, markRead, me, messagesOf, nameOf, onArrival, state, visit } from './store.js';
import { tick } from './times.js';

const mostShown = 200;
const shortThread = 8;
const list = document.getElementById('messages');
const keep = keeper();
const unfolded = new Set();
let shownFor = '';
let replyTo = null;

const main = composer({
  id: 'composer-text', target: () => ({ channel: here().id, isDirect: here().is_im }),
  sent: message => { if (message && here().is_im) visit(message.channel); toEnd(); },
});
const reply = composer({
  id: 'reply-text', target: () => ({ channel: here().id, thread: replyTo, isDirect: here().is_im }), sent: () => {}, closed: closeThread,
});
document.getElementById('composer').append(main.form);
list.addEventListener('keydown', event => { if (event.key === 'Escape' && replyTo) closeThread(); });

export function renderConversation() {
  const conversation = here();
  const view = `${state.me} ${conversation.id}`;
  const isNewView = view !== shownFor;
  if (isNewView) replyTo = null;
  const wasAtEnd = isNewView || list.scrollHeight - list.scrollTop - list.clientHeight < 80;
  shownFor = view;

  const title = conversation.is_im ? bot().name : `#${conversation.name}`;
  document.getElementById('conversation-title').textContent = title;
  document.getElementById('conversation-note').textContent = conversation.is_im
    ? `private, between ${me().name} and ${bot().name}`
    : conversation.bot_is_member ? `${conversation.members.length} members, ${bot().name} among them` : `${bot().name} is not in this channel`;
  main.describe(`Message ${title} as ${me().name}`, !conversation.is_im);

  const messages = messagesOf(conversation.id);
  const known = new Set(messages.map(m => m.ts));
  // A reply whose root is not there any more stands for itself.
  const roots = messages.filter(m => !isReply(m) || !known.has(m.thread_ts));
  const replies = Map.groupBy(messages.filter(isReply), m => m.thread_ts);
  const nodes = roots.slice(-mostShown).map(root => thread(root, replies.get(root.ts) ?? []));
  arrange(list, nodes.length ? nodes : [empty(conversation)]);
  if (wasAtEnd) toEnd();
  markRead();
  tick();
}

function thread(root, replies) {
  const node = keep(`thread ${root.channel} ${root.ts} ${state.me}`, 0, () => el('div', { class: 'thread' }));
  const isFolded = replies.length > shortThread && !unfolded.has(root.ts);
  const shown = isFolded ? replies.slice(-3) : replies;
  const box = keep(`replies ${root.channel} ${root.ts}`, 0, () => el('div', { class: 'replies', role: 'group', 'aria-label': 'Thread' }));
  const isOpen = replyTo === root.ts;
  if (isOpen) reply.describe(`Reply to ${nameOf(root.user)} in the thread as ${me().name}`, false);
  arrange(box, [
    ...(isFolded ? [keep(`fold ${root.ts}`, replies.length, () => el('button', {
      type: 'button', class: 'link', onclick: () => { unfolded.add(root.ts); renderConversation(); },
    }, `Show ${replies.length - shown.length} earlier replies`))] : []),
    ...shown.map(message),
    ...(isOpen ? [reply.form] : []),
    ...(!isOpen && replies.length ? [keep(`open ${root.channel} ${root.ts}`, 0, () => el('button', {
      type: 'button', class: 'link open-thread', data: { focus: `${root.ts} open` }, onclick: () => openThread(root.ts),
    }, 'Reply in thread'))] : []),
  ]);
  arrange(node, box.childNodes.length ? [message(root), box] : [message(root)]);
  return node;
}

function message(m) {
  const root = m.thread_ts ?? m.ts;
  return keep(`message ${m.channel} ${m.ts}`, [m, state.me, state.users.size], () => messageNode(m, () => openThread(root)));
}

function openThread(root) {
  replyTo = root;
  renderConversation();
  reply.field.focus();
  reply.form.scrollIntoView({ block: 'nearest' });
}

function closeThread() {
  const root = replyTo;
  replyTo = null;
  renderConversation();
  const opener = document.querySelector(`[data-focus="${CSS.escape(`${root} open`)}"]`) ?? main.field;
  opener.focus();
}

function empty(conversation) {
  return keep(`empty ${conversation.id} ${state.me}`, 0, () => el('p', { class: 'empty' }, conversation.is_im
    ? `Nothing here yet. When ${bot().name} asks ${me().name} for help, the message arrives here.`
    : 'Nothing here yet. Write something.'));
}

function toEnd() {
  list.scrollTop = list.scrollHeight;
}

onArrival(m => {
  if (m.channel !== here().id || m.user === state.me || (m.ephemeral_for && m.ephemeral_for !== state.me)) return;
  const node = messageNode(m, null);
  document.getElementById('announcer').textContent = `${nameOf(m.user)}: ${node.querySelector('.body').textContent}`;
});
