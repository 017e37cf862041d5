// The people side by side. One pane is the active one: the list of people changes whose it is.

import { announce, arrange, toast } from './dom.js';
import { messageNode } from './message.js';
import { Pane } from './pane.js';
import { bot, everybody, nameOf, onArrival, onFailure, show, state } from './store.js';
import { tick } from './times.js';

const most = 4;
const remembered = 'pokemanager.panes';
const root = document.getElementById('panes');
let panes = [];
let active = null;

export const activePane = () => active;
export const paneOf = person => panes.find(pane => pane.me === person);

/** Shows a person in the active pane, or goes to the pane that shows this person already. */
export function become(person, key) {
  const shown = paneOf(person);
  if (shown) active = shown;
  else active.become(person);
  if (key) active.visit(key);
  else show();
}

/** Shows a person in a pane beside the others, with what the bot told that person. */
export function openBeside(person) {
  if (paneOf(person)) return become(person);
  if (panes.length === most) return toast(`${most} people side by side are the most.`);
  active = add(person, 'direct');
  show();
}

function add(person, key) {
  const pane = new Pane(person, key, () => close(pane));
  for (const kind of ['focusin', 'pointerdown']) {
    pane.node.addEventListener(kind, () => {
      if (active === pane) return;
      active = pane;
      show();
    });
  }
  panes.push(pane);
  return pane;
}

function close(pane) {
  panes = panes.filter(other => other !== pane);
  if (active === pane) active = panes.at(-1);
  show();
  active.main.field.focus();
}

export function renderPanes() {
  const people = everybody();
  // After a restart of the emulator somebody may be gone.
  panes = panes.filter(pane => people.some(user => user.id === pane.me));
  if (!panes.length) restore(people);
  if (!panes.includes(active)) active = panes[0];
  arrange(root, panes.map(pane => pane.node));
  root.style.setProperty('--panes', panes.length);
  for (const pane of panes) pane.render(pane === active && panes.length > 1, panes.length > 1);
  localStorage.setItem(remembered, JSON.stringify(panes.map(pane => [pane.name, pane.key])));
  tick();
}

function restore(people) {
  for (const [name, key] of stored()) {
    const user = people.find(person => person.name === name);
    if (user) add(user.id, key);
  }
  if (!panes.length) add((people.find(user => user.name === 'catbert') ?? people[0]).id, channelToAskIn());
}

function channelToAskIn() {
  const heard = [...state.channels.values()].filter(c => !c.is_im && c.bot_is_member);
  return (heard.find(c => c.name === 'ops-help') ?? heard[0])?.id;
}

function stored() {
  try {
    return JSON.parse(localStorage.getItem(remembered)) ?? [];
  } catch {
    return [];
  }
}

onArrival(message => {
  const pane = panes.find(p => p.here.id === message.channel && p.me !== message.user && (!message.ephemeral_for || message.ephemeral_for === p.me));
  if (!pane) return;
  const text = messageNode(message, pane, null).querySelector('.body').textContent;
  announce(`To ${pane.name}, from ${nameOf(message.user)}: ${text}`);
});

onFailure((person, what) => {
  if (paneOf(person)) toast(`${nameOf(person)}: “${what}” did not work, ${bot().name} has not answered in time.`);
});
