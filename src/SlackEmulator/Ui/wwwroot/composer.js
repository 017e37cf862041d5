// Where a person writes.

import { el, toast } from './dom.js';
import { bot } from './store.js';

const command = /^(\/[a-z][\w-]*)(?:\s+(.*))?$/s;

/**
 * A text field with its buttons. `target` tells where the text goes when it is sent: `{id, kind, thread}`, and with `edit` the message that
 * it is to replace. Text that begins with a slash is sent as a command.
 */
export function composer({ id, view, target, sent, closed }) {
  const field = el('textarea', { id, rows: '1', maxlength: '40000', autocomplete: 'off', data: { focus: id } });
  const mention = el('button', { type: 'button', class: 'quiet' });
  const form = el('form', { class: 'composer', onsubmit: event => { event.preventDefault(); send(); } },
    field, mention, closed && el('button', { type: 'button', class: 'quiet', onclick: closed }, 'Close'),
    el('button', { type: 'submit', class: 'action primary' }, 'Send'));

  mention.addEventListener('click', () => {
    // The emulator turns the name into the real mention, as Slack's clients do.
    field.setRangeText(`@${bot().name} `, field.selectionStart, field.selectionEnd, 'end');
    grow();
    field.focus();
  });
  field.addEventListener('input', grow);
  field.addEventListener('keydown', event => {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      send();
    } else if (event.key === 'Escape' && closed) {
      event.stopPropagation();
      closed();
    }
  });

  function grow() {
    field.style.height = 'auto';
    field.style.height = `${Math.min(field.scrollHeight, 160)}px`;
  }

  async function send() {
    const text = field.value.trim();
    if (!text) return;
    field.value = '';
    grow();
    try {
      await deliver(text, target());
      sent?.();
    } catch (error) {
      if (!field.value) field.value = text;
      toast(error.message);
    }
  }

  function deliver(text, { id: channel, kind, thread, edit }) {
    if (edit) return view.does('edit', { channel, ts: edit, text });
    const [, name, rest] = command.exec(text) ?? [];
    if (name && thread) throw new Error(`Slack takes no commands in threads; send ${name} in the conversation.`);
    if (name) return view.does('command', { command: name, text: rest ?? '', ...(kind === 'direct' ? {} : { channel }) });
    const body = { text, ...(thread ? { thread_ts: thread } : {}) };
    return kind === 'direct' ? view.does('direct', body) : view.does('say', { ...body, channel });
  }

  function describe(label, canMention) {
    field.placeholder = label;
    field.setAttribute('aria-label', label);
    mention.hidden = !canMention;
    mention.textContent = `Mention @${bot().name}`;
  }

  /** Shows what is there already, to be changed. */
  function fill(text) {
    field.value = text;
    grow();
    field.focus();
  }

  return { form, field, describe, fill };
}
