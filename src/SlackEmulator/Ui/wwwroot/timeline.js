// One request in time: who was asked when, who has it, and what comes next.

import { el } from './dom.js';
import { become } from './panes.js';
import { bot, everybody, nameOf, state } from './store.js';
import { clockSeconds, span } from './times.js';

const listed = new Intl.ListFormat('en-GB');
const seconds = time => Date.parse(time) / 1000;

/** `levels` are the policy's, empty when it is not known; `isSilent` when the bot does nothing at the moment. */
export function timeline(request, levels, isSilent) {
  const isOpen = request.status === 'Open';
  const shown = isOpen ? request.levels : Math.max(request.level, 1);
  const steps = Array.from({ length: shown }, (_, i) => step(request, levels, i + 1));
  return [
    el('ol', { class: 'levels timeline', 'aria-label': 'Who is asked when' },
      steps,
      isOpen && levels.length > 0 && line('end', '✗', due(request, levels, request.levels + 1), [`nobody took it: ${request.requester} is told`])),
    isOpen ? wait(request, levels, isSilent) : outcome(request),
  ];
}

function step(request, levels, number) {
  const isOpen = request.status === 'Open';
  const names = namesAt(request, levels, number).toSorted((a, b) => (b === request.takenBy) - (a === request.takenBy));
  const hasIt = request.takenBy && names.includes(request.takenBy);
  const kind = hasIt ? 'took' : number < request.level ? 'past' : number > request.level ? 'later' : isOpen ? 'current' : 'past';
  const asked = request.pages.filter(page => page.level === number);
  const past = asked.length && asked.every(page => page.isPassed) ? ' passed on' : ' no answer';
  const note = { past, current: ' asked now', later: ' next' }[kind];
  const time = kind === 'later' ? due(request, levels, number) : askedAt(request, number);
  return line(kind, kind === 'took' ? '✓' : String(number), time, [
    names.map((name, at) => [at ? ', ' : '', kind === 'later' ? name : person(request, name), hasIt && at === 0 && el('small', {}, ' took it')]),
    note && (kind !== 'later' || number === request.level + 1) && el('small', {}, note),
  ]);
}

function line(kind, mark, time, content) {
  return el('li', { class: kind, 'aria-current': kind === 'current' ? 'step' : null },
    el('span', { class: 'number' }, mark), el('span', { class: 'what' }, content),
    time && el('time', { datetime: new Date(time * 1000).toISOString() }, clockSeconds.format(time * 1000)));
}

/** When a level was asked, by the time stamp of its first page in Slack; null while none has arrived. */
function askedAt(request, number) {
  const times = request.pages.filter(page => page.level === number && page.ts).map(page => Number(page.ts));
  return times.length ? Math.min(...times) : null;
}

/** When a later level is asked if nobody takes it before; null when that is not known. */
function due(request, levels, number) {
  if (!request.dueAt || (number > request.level + 1 && !levels.length)) return null;
  const between = levels.slice(request.level, number - 1).reduce((sum, level) => sum + level.escalateAfterSeconds, 0);
  return seconds(request.dueAt) + between;
}

function namesAt(request, levels, number) {
  const paged = request.pages.filter(page => page.level === number).map(page => page.name);
  if (number === request.level && request.asked.length) return request.asked;
  if (paged.length) return [...new Set(paged)];
  if (number === request.level + 1 && request.next.length) return request.next;
  return levels[number - 1]?.handlers ?? [];
}

/** The name of somebody who was asked; pressing it shows what that person sees. */
function person(request, name) {
  const id = request.pages.find(page => page.name === name)?.user ?? everybody().find(user => nameOf(user.id) === name)?.id;
  if (!id || !state.users.has(id)) return name;
  return el('button', {
    type: 'button', class: 'link', title: `See what ${name} sees`, data: { focus: `${request.key} ${name}` }, onclick: () => become(id, 'direct'),
  }, name);
}

function wait(request, levels, isSilent) {
  if (!request.dueAt) return null;
  const to = seconds(request.dueAt);
  const lasts = levels[request.level - 1]?.escalateAfterSeconds;
  const from = lasts ? to - lasts : seconds(request.openedAt);
  const next = request.next.length ? `${listed.format(request.next)} ${request.next.length > 1 ? 'are' : 'is'} asked ` : `${request.requester} is told that nobody took it `;
  return el('div', { class: 'wait' },
    el('div', { class: 'bar', 'aria-hidden': 'true', data: { from, to } }),
    el('p', {}, next, el('b', { data: { until: to, before: 'in ', over: isSilent ? `when ${bot().name} is back` : 'now' } })));
}

function outcome(request) {
  const took = span(Math.round(seconds(request.closedAt) - seconds(request.openedAt)));
  const text = {
    Acknowledged: `✓ ${request.takenBy} has it, after ${took}`,
    Dropped: request.takenBy ? `✓ ${request.takenBy} took it late` : `✗ Nobody took it in ${took}`,
    Cancelled: `✗ Cancelled by ${request.requester}, after ${took}`,
    Stale: '🕓 Too old when it was found',
  }[request.status] ?? request.status;
  return el('p', { class: 'outcome' }, text);
}
