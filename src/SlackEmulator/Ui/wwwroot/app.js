// Puts the page together.

import { startBoard } from './board.js';
import { renderConversation } from './conversation.js';
import { el } from './dom.js';
import { renderSidebar } from './sidebar.js';
import { bot, changed, onChange, start, state } from './store.js';
import { tick } from './times.js';

const seen = 'pokemanager.hint';

function hint() {
  const node = document.getElementById('hint');
  if (localStorage.getItem(seen) || node.childNodes.length) return;
  node.append(
    el('ol', {},
      el('li', {}, `Press “Mention @${bot().name}” below, write what you need, and send it.`),
      el('li', {}, 'See on the right who is asked, and who is next when nobody answers.'),
      el('li', {}, 'Whoever is asked gets a red mark on the left: become that person, and press “I’ll take it”.')),
    el('button', { type: 'button', class: 'quiet', onclick: () => { localStorage.setItem(seen, '1'); node.hidden = true; } }, 'Got it'));
  node.hidden = false;
}

onChange(() => {
  if (!state.workspace) return;
  hint();
  renderConversation();
  renderSidebar();
});
document.addEventListener('visibilitychange', changed);
setInterval(tick, 250);
start();
startBoard();
