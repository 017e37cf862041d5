// The app's home tab.

import { blocks } from './blocks.js';
import { el } from './dom.js';
import { bot } from './store.js';

export function homeNode(home, view) {
  if (!home) return el('p', { class: 'empty' }, `${bot().name} shows nothing here.`);
  return el('div', { class: 'home body' }, blocks(home.blocks, view, action => view.does('press-home', { action_id: action })));
}
