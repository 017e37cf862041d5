// What can go wrong, at the press of a button: the connection and the bot's process.

import { botProcess, fault } from './api.js';
import { arrange, el, keeper, toast } from './dom.js';
import { bot, look, state } from './store.js';
import { clockSeconds } from './times.js';

const keep = keeper();
const box = document.getElementById('trouble');
const told = document.getElementById('trouble-state');

export function renderTrouble() {
  const { process, isOffline, sockets } = state;
  const { name } = bot();
  const isFrozen = sockets.some(socket => socket.is_frozen);
  const isUp = process?.is_running ?? true;
  arrange(box, [
    process && (isUp
      ? button('kill', `Kill ${name}`, 'As kill -9 does: nothing is told, nothing is finished', () => botProcess('kill'), 'danger')
      : button('start', `Start ${name}`, 'On what it stored before', () => botProcess('start'), 'primary')),
    button('drop', 'Drop the connection', 'Cut without a word', () => fault({ fault: 'drop_sockets' }), '', !sockets.length),
    isFrozen
      ? button('thaw', 'Thaw the connection', 'What was held back goes on', () => fault({ fault: 'thaw_sockets' }), 'primary')
      : button('freeze', 'Freeze the connection', 'Open, but nothing comes through', () => fault({ fault: 'freeze_sockets' }), '', !sockets.length),
    isOffline
      ? button('online', 'Bring Slack back', 'It answers again', () => fault({ fault: 'offline', on: 'false' }), 'primary')
      : button('offline', 'Take Slack down', 'It answers nothing at all', () => fault({ fault: 'offline' })),
  ].filter(Boolean));
  const text = condition(name, isUp, isFrozen);
  if (told.textContent !== text) told.textContent = text;
}

function condition(name, isUp, isFrozen) {
  const { process, isOffline } = state;
  const since = process && clockSeconds.format(Date.parse(process.since));
  return [
    !isUp ? `${name} was ${process.ended} at ${since}. What it owes it owes still.`
      : isOffline ? `Slack is down: ${name} tries again until it is back.`
        : isFrozen ? `The connection is frozen: ${name} opens another one once it notices.`
          : process ? `${name} is running since ${since}.` : '',
    process && process.speed !== 1 ? `Waits are ${process.speed} times shorter than the policy says.` : '',
  ].filter(Boolean).join(' ');
}

function button(key, label, title, act, style = '', disabled = false) {
  return keep(key, [label, disabled], () => el('button', {
    type: 'button', class: `action ${style}`, title, disabled, data: { focus: key },
    onclick: event => {
      // Whoever presses a key stands on the button that takes its place.
      const at = [...box.children].indexOf(event.currentTarget);
      act().then(look).then(() => setTimeout(() => { if (document.activeElement === document.body) box.children[at]?.focus(); }, 60))
        .catch(error => toast(error.message));
    },
  }, label));
}
