// The right: every request, the level it is on, and the time to the next.

import { botStatus } from './api.js';
import { arrange, el, keeper } from './dom.js';
import { jump, mrkdwn, permalinkTarget } from './mrkdwn.js';
import { become, directOf, everybody, onChange, state } from './store.js';
import { span, tick } from './times.js';

const mostEnded = 5;
const keep = keeper();
const listed = new Intl.ListFormat('en-GB');
const list = document.getElementById('requests');
let status = null;
let isAsking = false;
let askAgain = null;
let pause = 0;

export function startBoard() {
  ask();
  setInterval(() => { if (!document.hidden && --pause <= 0) ask(); }, 1000);
  // A change in the conversations is mostly the bot's doing: ask at once, but not for each message of a burst.
  onChange(() => { if (pause <= 0) askAgain ??= setTimeout(() => { askAgain = null; ask(); }, 150); });
}

async function ask() {
  if (isAsking) return;
  isAsking = true;
  try {
    status = await botStatus();
  } catch {
    status = null;
  }
  isAsking = false;
  pause = state.workspace && status && !status.requests ? 30 : 0;
  render();
}

function render() {
  if (!state.workspace) return;
  const all = status?.requests ?? [];
  const open = all.filter(r => r.status === 'Open').sort((a, b) => (a.dueAt ?? '').localeCompare(b.dueAt ?? ''));
  const ended = all.filter(r => r.status !== 'Open').sort((a, b) => (b.closedAt ?? '').localeCompare(a.closedAt ?? '')).slice(0, mostEnded);
  arrange(list, [
    ...open.map(card),
    ...(open.length ? [] : [keep('none', nothing(), () => el('p', { class: 'empty' }, nothing()))]),
    ...(open.length || !status?.levels ? [] : [policy()]),
    ...(ended.length ? [keep('ended', 0, () => el('h3', {}, 'Done')), ...ended.map(card)] : []),
  ]);
  tick();
}

const nothing = () => (status === null ? 'The bot does not answer at the moment.'
  : status.requests ? 'Nobody is asking for anything.' : 'This emulator runs by itself, so it cannot ask the bot what it does.');

function policy() {
  return keep('policy', status.levels, () => el('div', { class: 'policy' },
    el('p', { class: 'muted' }, 'A mention goes to these people, level by level:'),
    el('ol', { class: 'levels' }, status.levels.map((level, i) => el('li', { class: 'later' }, el('span', { class: 'number' }, String(i + 1)),
      el('span', {}, level.handlers.join(', '), el('small', {}, ` waits ${span(level.escalateAfterSeconds)}`)))))));
}

function card(request) {
  return keep(request.key, [request, state.me], () => {
    const target = permalinkTarget(request.permalink);
    return el('section', { class: `request ${request.status.toLowerCase()}`, 'aria-label': `Request of ${request.requester}` },
      el('header', {}, el('b', {}, request.requester), ' asked',
        target && el('button', { type: 'button', class: 'link', data: { focus: request.key }, onclick: () => jump(target.channel, target.ts) }, 'show')),
      request.excerpt && el('p', { class: 'excerpt' }, mrkdwn(request.excerpt)),
      el('ol', { class: 'levels' }, levels(request)),
      request.status === 'Open' ? wait(request) : outcome(request));
  });
}

function levels(request) {
  const isOpen = request.status === 'Open';
  // Of an ended request only the levels matter that it came to.
  return Array.from({ length: isOpen ? request.levels : Math.max(request.level, 1) }, (_, i) => {
    const number = i + 1;
    const names = namesAt(request, number).toSorted((a, b) => (b === request.takenBy) - (a === request.takenBy));
    const has = request.takenBy && names.includes(request.takenBy);
    const kind = has ? 'took' : number < request.level ? 'past' : number > request.level ? 'later' : isOpen ? 'current' : 'past';
    const note = { past: 'asked', current: 'asked now' }[kind];
    return el('li', { class: kind, 'aria-current': kind === 'current' ? 'step' : null },
      el('span', { class: 'number' }, kind === 'took' ? '✓' : String(number)),
      el('span', {}, names.map((name, at) => [at ? ', ' : '', kind === 'later' ? name : person(request, name), has && at === 0 && el('small', {}, ' took it')]),
        !has && note && el('small', {}, ` ${note}`)));
  });
}

function namesAt(request, number) {
  const paged = request.pages.filter(page => page.level === number).map(page => page.name);
  if (number === request.level && request.asked.length) return request.asked;
  if (paged.length) return [...new Set(paged)];
  if (number === request.level + 1 && request.next.length) return request.next;
  return status.policy === request.policy ? status.levels[number - 1]?.handlers ?? [] : [];
}

/** The name of somebody who was asked; pressing it shows what that person sees. */
function person(request, name) {
  const id = request.pages.find(page => page.name === name)?.user ?? everybody().find(user => user.name === name)?.id;
  if (!id || !state.users.has(id)) return name;
  return el('button', {
    type: 'button', class: 'link', title: `Become ${name}`, data: { focus: `${request.key} ${name}` },
    onclick: () => become(id, directOf(id)?.id ?? 'direct'),
  }, name);
}

function wait(request) {
  if (!request.dueAt) return null;
  const to = Date.parse(request.dueAt) / 1000;
  const lasts = status.policy === request.policy ? status.levels[request.level - 1]?.escalateAfterSeconds : null;
  const from = lasts ? to - lasts : Date.parse(request.openedAt) / 1000;
  return el('div', { class: 'wait' },
    el('div', { class: 'bar', 'aria-hidden': 'true', data: { from, to } }),
    el('p', {}, request.next.length ? `${listed.format(request.next)} ${request.next.length > 1 ? 'are' : 'is'} asked in ` : 'It is dropped in ',
      el('b', { data: { until: to, bare: 1, over: 'a moment' } })));
}

function outcome(request) {
  const took = span(Math.round((Date.parse(request.closedAt) - Date.parse(request.openedAt)) / 1000));
  const text = {
    Acknowledged: `✓ ${request.takenBy} has it, after ${took}`,
    Dropped: request.takenBy ? `✓ ${request.takenBy} took it late` : `✗ Nobody took it in ${took}`,
    Stale: '🕓 Too old when it was found',
  }[request.status] ?? request.status;
  return el('p', { class: 'outcome' }, text);
}
