// The left: the people, what waits for each, and how the bot is.

import { arrange, avatar, el, keeper, unseen } from './dom.js';
import { badge } from './pane.js';
import { activePane, become, openBeside, paneOf } from './panes.js';
import { bot, everybody, isHeard, nameOf, open, state, unreadOf } from './store.js';

const keep = keeper();
let shownFor = null;
const byId = id => document.getElementById(id);

byId('workspaces').addEventListener('change', event => open(event.target.value));

export function renderPeople() {
  byId('workspace').textContent = state.workspace.domain;
  const choice = byId('workspaces');
  choice.hidden = state.workspaces.length < 2;
  arrange(choice, state.workspaces.map(w => keep(`workspace ${w.id}`, 0, () => el('option', { value: w.id }, w.domain))));
  choice.value = state.workspace.id;

  const line = byId('bot-state');
  const text = condition();
  if (line.textContent !== text) line.textContent = text;
  line.className = state.isConnected && isHeard() ? 'on' : 'off';

  arrange(byId('people'), everybody().map(person));
  if (shownFor !== activePane().me) {
    shownFor = activePane().me;
    byId('people').querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }
  const waiting = everybody().reduce((sum, user) => sum + unreadOf(user.id), 0);
  document.title = waiting ? `(${waiting}) Pokemanager demo` : 'Pokemanager demo';
}

function condition() {
  const { name } = bot();
  return !state.isConnected ? 'Connecting again…'
    : state.process && !state.process.is_running ? `${name} is not running`
      : isHeard() ? `${name} is connected`
        : state.sockets.length ? `${name}’s connection is frozen` : `${name} is not connected`;
}

function person(user) {
  const name = nameOf(user.id);
  const count = unreadOf(user.id);
  const isActive = user.id === activePane().me;
  const isShown = paneOf(user.id) !== undefined;
  return keep(`person ${user.id}`, [name, count, isActive, isShown], () => el('li', { class: isShown ? 'shown' : null },
    el('button', {
      type: 'button', class: 'person', 'aria-current': isActive ? 'true' : null, data: { focus: user.id }, onclick: () => become(user.id),
      title: isActive ? `You are ${name}` : isShown ? `Go to ${name}` : `Become ${name}`,
    }, avatar({ name }), el('span', { class: 'name' }, name), isActive && el('span', { class: 'you' }, 'you'), badge(count)),
    !isShown && el('button', {
      type: 'button', class: 'beside', data: { focus: `${user.id} beside` }, onclick: () => openBeside(user.id), title: `Open ${name} beside`,
    }, '◫', unseen(`Open ${name} beside`))));
}
