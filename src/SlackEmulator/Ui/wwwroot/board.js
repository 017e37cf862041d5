// The right: every request, and the bot's policy while nobody asks.

import { botStatus } from './api.js';
import { arrange, atRest, el, keeper } from './dom.js';
import { mrkdwn, permalinkTarget } from './mrkdwn.js';
import { activePane } from './panes.js';
import { bot, look, onChange, state } from './store.js';
import { timeline } from './timeline.js';
import { span, tick } from './times.js';

const mostEnded = 5;
const keep = keeper();
const list = document.getElementById('requests');
let status = null;
let isSilent = true;
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
    const answer = await botStatus();
    isSilent = answer === null;
    // What a bot knew that does not answer now is still what it will go on with.
    status = answer ?? status;
    // Nothing tells that a socket was frozen or has thawed.
    if (state.sockets.some(socket => socket.is_frozen)) await look();
  } catch {
    isSilent = true;
  }
  isAsking = false;
  pause = state.workspace && status && !status.requests ? 30 : 0;
  atRest(render);
}

function render() {
  if (!state.workspace) return;
  const all = status?.requests ?? [];
  const open = all.filter(r => r.status === 'Open').sort((a, b) => (a.dueAt ?? '').localeCompare(b.dueAt ?? ''));
  const ended = all.filter(r => r.status !== 'Open').sort((a, b) => (b.closedAt ?? '').localeCompare(a.closedAt ?? '')).slice(0, mostEnded);
  arrange(list, [
    ...(isSilent ? [silence()] : []),
    ...open.map(card),
    ...(open.length || isSilent ? [] : [keep('none', nothing(), () => el('p', { class: 'empty' }, nothing()))]),
    ...(open.length || !status?.levels ? [] : [policy()]),
    ...(ended.length ? [keep('ended', 0, () => el('h3', {}, 'Done')), ...ended.map(card)] : []),
  ]);
  tick();
}

const silence = () => keep('silent', status !== null, () => el('p', { class: 'silent' },
  `${bot().name} does not answer at the moment.${status ? ' This is what it knew last.' : ''}`));

const nothing = () => (status.requests ? 'Nobody is asking for anything.' : 'This emulator runs by itself, so it cannot ask the bot what it does.');

function policy() {
  return keep('policy', status.levels, () => el('div', { class: 'policy' },
    el('p', { class: 'muted' }, 'A mention goes to these people, level by level:'),
    el('ol', { class: 'levels' }, status.levels.map((level, i) => el('li', { class: 'later' }, el('span', { class: 'number' }, String(i + 1)),
      el('span', {}, level.handlers.join(', '), el('small', {}, ` waits ${span(level.escalateAfterSeconds)}`)))))));
}

function card(request) {
  // The waits are those of the policy in force now; a request keeps the policy it began with.
  const levels = status.policy === request.policy && status.levels.length === request.levels ? status.levels : [];
  return keep(request.key, [request, levels, isSilent], () => {
    const target = permalinkTarget(request.permalink);
    return el('section', { class: `request ${request.status.toLowerCase()}`, 'aria-label': `Request of ${request.requester}` },
      el('header', {}, el('b', {}, request.requester), ' asked',
        target && el('button', {
          type: 'button', class: 'link', data: { focus: request.key }, onclick: () => activePane().jump(target.channel, target.ts),
        }, 'Show')),
      request.excerpt && el('p', { class: 'excerpt' }, mrkdwn(request.excerpt, {
        me: null, visit: key => activePane().visit(key), jump: (channel, ts) => activePane().jump(channel, ts),
      })),
      timeline(request, levels, isSilent));
  });
}
