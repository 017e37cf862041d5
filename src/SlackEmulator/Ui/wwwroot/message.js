// One message: who, when, what, the buttons and the reactions.

import { blocks } from './blocks.js';
import { avatar, el, toast, unseen } from './dom.js';
import { emoji, offered } from './emoji.js';
import { mrkdwn } from './mrkdwn.js';
import { bot, nameOf } from './store.js';
import { stamp } from './times.js';

/** A message as the owner of a view sees it. */
export function messageNode(message, view, onReply, onEdit) {
  const press = action => view.does('press', { channel: message.channel, ts: message.ts, action_id: action });
  const isBot = Boolean(message.bot_id);
  const author = isBot && message.user === undefined ? bot().name : nameOf(message.user);
  return el('article', { class: message.ephemeral_for ? 'message private' : 'message', data: { ts: message.ts }, 'aria-label': `${author} wrote` },
    avatar({ name: author }, isBot),
    el('div', { class: 'content' },
      el('header', {},
        el('b', {}, author), isBot && el('span', { class: 'badge' }, 'bot'), stamp(message.ts),
        message.ephemeral_for && el('span', { class: 'muted' }, 'only visible to you')),
      el('div', { class: 'body' }, message.blocks?.length ? blocks(message.blocks, view, press) : mrkdwn(message.text ?? '', view),
        message.edited && el('span', { class: 'muted' }, ' (edited)')),
      reactions(message, view)),
    !message.ephemeral_for && el('div', { class: 'tools' }, picker(message, view), onReply && el('button', {
      type: 'button', class: 'tool', title: 'Reply in thread', data: { focus: `${message.ts} reply` }, onclick: onReply,
    }, '💬', unseen('Reply in thread')), message.user === view.me && !isBot && el('button', {
      type: 'button', class: 'tool', title: 'Edit message', data: { focus: `${message.ts} edit` }, onclick: onEdit,
    }, '✎', unseen('Edit message'))));
}

function reactions(message, view) {
  if (!message.reactions?.length) return null;
  return el('div', { class: 'reactions' }, message.reactions.map(reaction => {
    const isMine = reaction.users.includes(view.me);
    const who = reaction.users.map(nameOf).join(', ');
    return el('button', {
      type: 'button', class: 'chip', 'aria-pressed': String(isMine), title: `${who}: ${reaction.name}`,
      data: { focus: `${message.ts} ${reaction.name}` }, onclick: () => react(message, reaction.name, view),
    }, emoji(reaction.name), ` ${reaction.count}`, unseen(`${reaction.name} by ${who}`));
  }));
}

function picker(message, view) {
  const node = el('details', { class: 'picker' },
    el('summary', { class: 'tool', title: 'Add a reaction', data: { focus: `${message.ts} pick` } }, '☺', unseen('Add a reaction')),
    el('div', { role: 'group', 'aria-label': 'Reactions' }, offered.map(name => el('button', {
      type: 'button', title: name, 'aria-label': name,
      onclick: () => { node.open = false; react(message, name, view); },
    }, emoji(name)))));
  node.addEventListener('keydown', event => {
    if (event.key !== 'Escape' || !node.open) return;
    node.open = false;
    node.querySelector('summary').focus();
    event.stopPropagation();
  });
  node.addEventListener('focusout', event => { if (!node.contains(event.relatedTarget)) node.open = false; });
  return node;
}

async function react(message, name, view) {
  const isMine = message.reactions?.some(r => r.name === name && r.users.includes(view.me));
  try {
    await view.does(isMine ? 'unreact' : 'react', { channel: message.channel, ts: message.ts, name });
  } catch (error) {
    toast(error.message);
  }
}
