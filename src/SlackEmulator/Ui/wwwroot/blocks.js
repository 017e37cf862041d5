// Block Kit, as far as the emulator takes it. A block that is not known here shows as its type.

import { el, toast } from './dom.js';
import { mrkdwn, plain } from './mrkdwn.js';
import { bot, isHeard } from './store.js';

/** `press` sends the action id of a button to the app. */
export const blocks = (list, view, press) => list.map(block => el('div', { class: `block ${block.type}` }, one(block, view, press)));

function one(block, view, press) {
  const text = object => (object.type === 'mrkdwn' ? mrkdwn(object.text, view) : plain(object.text));
  switch (block.type) {
    case 'section':
      return [
        el('div', { class: 'text' }, block.text && text(block.text), block.fields && el('div', { class: 'fields' }, block.fields.map(f => el('div', {}, text(f))))),
        block.accessory && element(block.accessory, press),
      ];
    case 'header': return el('strong', { class: 'heading' }, text(block.text));
    case 'context': return block.elements.map(e => el('span', {}, e.type === 'image' ? e.alt_text ?? '' : text(e)));
    case 'actions': return block.elements.map(e => element(e, press));
    case 'divider': return el('hr');
    case 'image': return el('span', { class: 'muted' }, `[${block.alt_text ?? 'image'}]`);
    case 'markdown': return mrkdwn(block.text ?? '', view);
    case 'rich_text': return block.elements.flatMap(part => (part.elements ?? []).map(e => e.text ?? ''));
    default: return `[${block.type}]`;
  }
}

function element(item, press) {
  if (item.type === 'image') return el('span', { class: 'muted' }, `[${item.alt_text ?? 'image'}]`);
  if (item.type !== 'button') return el('span', { class: 'muted' }, `[${item.type}]`);

  const button = el('button', {
    type: 'button', class: `action ${item.style ?? ''}`, 'aria-label': item.accessibility_label, data: { focus: `press ${item.action_id}` },
  }, plain(item.text.text));
  button.addEventListener('click', async () => {
    if (button.ariaDisabled === 'true') return;
    if (item.confirm && !window.confirm(`${item.confirm.title.text}\n\n${item.confirm.text.text}`)) return;
    if (item.url && /^https?:\/\//i.test(item.url)) window.open(item.url, '_blank', 'noopener');
    // Not `disabled`, which would take the focus away from who presses it by the keyboard.
    button.ariaDisabled = 'true';
    try {
      await press(item.action_id);
      if (!isHeard()) toast(`${bot().name} is not connected, so nobody hears the button.`);
    } catch (error) {
      toast(error.message);
    }
    // The answer usually replaces the message, and this button with it.
    setTimeout(() => { button.ariaDisabled = null; }, 2000);
  });
  return button;
}
