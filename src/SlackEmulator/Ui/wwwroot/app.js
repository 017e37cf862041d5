// Puts the page together.

import { startBoard } from './board.js';
import { el } from './dom.js';
import { activePane, renderPanes } from './panes.js';
import { renderPeople } from './people.js';
import { bot, changed, onChange, start, state } from './store.js';
import { tick } from './times.js';
import { renderTrouble } from './trouble.js';

const seen = 'pokemanager.hint';

function hint() {
  const node = document.getElementById('hint');
  if (localStorage.getItem(seen) || node.childNodes.length) return;
  const done = () => {
    localStorage.setItem(seen, '1');
    node.hidden = true;
    activePane().main.field.focus();
  };
  node.append(
    el('ol', {},
      el('li', {}, `Write what you need to @${bot().name} below, and send it.`),
      el('li', {}, 'See on the right who is asked, and who is next when nobody answers.'),
      el('li', {}, 'Whoever is asked gets a red mark on the left: become that person, or open that person beside you, and press “I’ll take it”.'),
      el('li', {}, `/${bot().name} lists what else can be typed: who is on duty, what is open.`)),
    el('button', { type: 'button', class: 'quiet', onclick: done }, 'Got it'));
  node.hidden = false;
}

onChange(() => {
  if (!state.workspace) return;
  hint();
  renderPanes();
  renderPeople();
  renderTrouble();
});
document.addEventListener('visibilitychange', changed);
setInterval(tick, 250);
start();
startBoard();
