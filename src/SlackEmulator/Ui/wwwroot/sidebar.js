// The left: who the visitor is, and that person's conversations.

import { arrange, avatar, el, keeper, unseen } from './dom.js';
import { become, bot, conversations, everybody, here, me, open, state, unread, unreadOf, visit } from './store.js';

const keep = keeper();
let shownFor = null;
const byId = id => document.getElementById(id);

byId('workspaces').addEventListener('change', event => open(event.target.value));

export function renderSidebar() {
  byId('workspace').textContent = state.workspace.domain;
  const choice = byId('workspaces');
  choice.hidden = state.workspaces.length < 2;
  arrange(choice, state.workspaces.map(w => keep(`workspace ${w.id}`, 0, () => el('option', { value: w.id }, w.domain))));
  choice.value = state.workspace.id;

  const line = byId('bot-state');
  const text = !state.isConnected ? 'Connecting again…' : state.sockets ? `${bot().name} is connected` : `${bot().name} is not connected`;
  if (line.textContent !== text) line.textContent = text;
  line.className = state.isConnected && state.sockets ? 'on' : 'off';

  arrange(byId('people'), everybody().map(person));
  if (shownFor !== state.me) {
    shownFor = state.me;
    byId('people').querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }
  byId('channels-title').textContent = `${me().name}’s conversations`;
  arrange(byId('channels'), conversations().map(conversation));
  const waiting = everybody().reduce((sum, user) => sum + unreadOf(user.id), 0);
  document.title = waiting ? `(${waiting}) Pokemanager demo` : 'Pokemanager demo';
}

function person(user) {
  const count = unreadOf(user.id);
  const isMe = user.id === state.me;
  return keep(`person ${user.id}`, [user.name, count, isMe], () => el('li', {}, el('button', {
    type: 'button', 'aria-current': isMe ? 'true' : null, data: { focus: user.id }, onclick: () => become(user.id),
    title: isMe ? `You are ${user.name}` : `Become ${user.name}`,
  }, avatar(user), el('span', { class: 'name' }, user.name), isMe && el('span', { class: 'you' }, 'you'), badge(count))));
}

function conversation(c) {
  const { all, mine } = unread(c);
  const isHere = c.id === here().id;
  return keep(`conversation ${c.id} ${state.me}`, [c.name, all, mine, isHere], () => el('li', {}, el('button', {
    type: 'button', 'aria-current': isHere ? 'page' : null, class: all ? 'fresh' : null, data: { focus: c.id }, onclick: () => visit(c.id),
  }, c.is_im ? avatar({ name: bot().name }, true) : el('span', { class: 'hash', 'aria-hidden': 'true' }, '#'),
  el('span', { class: 'name' }, c.is_im ? bot().name : c.name), all > 0 && mine === 0 && unseen('new messages'), badge(mine))));
}

const badge = count => count > 0 && el('span', { class: 'count' }, String(count), unseen(count === 1 ? ' unread message' : ' unread messages'));
