// Block Kit, as far as a bot like this uses it. A block that is not known here shows as its type.

import { el, toast } from './dom.js';
import { mrkdwn, plain } from './mrkdwn.js';
import { does, state } from './store.js';

export function blocks(message) {
  return message.blocks.map(block => el('div', { class: `block ${block.type}` }, one(block, message)));
}

function one(block, message) {
  switch (block.type) {
    case 'section':
      return [
        el('div', { class: 'text' }, block.text && text(block.text), block.fields && el('div', { class: 'fields' }, block.fields.map(f => el('div', {}, text(f))))),
        block.accessory && element(block.accessory, message),
      ];
    case 'header': return el('strong', {}, text(block.text));
    case 'context': return block.elements.map(e => el('span', {}, e.type === 'image' ? e.alt_text ?? '' : text(e)));
    case 'actions': return block.elements.map(e => element(e, message));
    case 'divider': return el('hr');
    case 'markdown': return mrkdwn(block.text ?? '');
    case 'rich_text': return mrkdwn(message.text ?? '');
    default: return `[${block.type}]`;
  }
}

const text = object => (object.type === 'mrkdwn' ? mrkdwn(object.text) : plain(object.text));

function element(item, message) {
  if (item.type !== 'button') return el('span', { class: 'muted' }, `[${item.type}]`);

  const button = el('button', {
    type: 'button', class: `action ${item.style ?? ''}`, 'aria-label': item.accessibility_label, data: { focus: `${message.ts} ${item.action_id}` },
  }, plain(item.text.text));
  button.addEventListener('click', async () => {
    if (item.url && /^https?:\/\//i.test(item.url)) window.open(item.url, '_blank', 'noopener');
    button.disabled = true;
    try {
      await does('press', { channel: message.channel, ts: message.ts, action_id: item.action_id });
      if (state.sockets === 0) toast('No bot is connected, so nobody heard the button.');
    } catch (error) {
      toast(error.message);
    }
    // The answer usually replaces the message, and this button with it.
    setTimeout(() => { button.disabled = false; }, 2000);
  });
  return button;
}
