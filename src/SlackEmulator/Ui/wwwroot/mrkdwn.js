// Slack's mark-up as nodes.

import { el } from './dom.js';
import { withEmoji } from './emoji.js';
import { nameOf, state } from './store.js';
import { dateToken } from './times.js';

const atoms = /<([^<>\n]+)>|`([^`\n]+)`/g;
const styled = /(?<![\p{L}\p{N}])(?:\*(?=\S)(.{1,3000}?)(?<=\S)\*|_(?=\S)(.{1,3000}?)(?<=\S)_|~(?=\S)(.{1,3000}?)(?<=\S)~)(?![\p{L}\p{N}])/u;
const tags = ['strong', 'em', 's'];
const permalink = /\/archives\/([A-Z0-9]+)\/p(\d{10})(\d{6})/;

const unescape = text => text.replace(/&(lt|gt|amp);/g, (_, name) => ({ lt: '<', gt: '>', amp: '&' })[name]);

/** What somebody would type to get this text: the emulator brings it into mark-up again, as Slack's clients do. */
export const typed = text => unescape(text
  .replace(/<@(\w+)>/g, (_, id) => `@${nameOf(id)}`).replace(/<#\w+\|([^<>]+)>/g, '#$1').replace(/<(https?:[^<>|]+)>/g, '$1'));

/** `view` is whose eyes it is for, and where links lead. */
export function mrkdwn(text, view) {
  const result = document.createDocumentFragment();
  // Private-use characters stand for tokens below; a message may not bring its own.
  text.replace(/[\uE000\uE001]/g, '').split('```').forEach((part, index) => {
    if (index % 2 === 1) result.append(el('pre', {}, unescape(part.replace(/^\n/, ''))));
    else if (part) result.append(lines(part, view));
  });
  return result;
}

/** A `plain_text` object's text. */
export const plain = text => withEmoji(unescape(text));

function lines(text, view) {
  const result = document.createDocumentFragment();
  let quote = null;
  let isFirst = true;
  for (const line of text.split('\n')) {
    const quoted = /^(?:&gt;|>) ?(.*)$/.exec(line);
    if (quoted) {
      if (quote) quote.append(el('br'));
      else result.append(quote = el('blockquote'));
      quote.append(inline(quoted[1], view));
      isFirst = true;
      continue;
    }
    quote = null;
    if (!isFirst) result.append(el('br'));
    result.append(inline(line, view));
    isFirst = false;
  }
  return result;
}

function inline(text, view) {
  const held = [];
  const bare = text.replace(atoms, (_, token, code) => {
    held.push(token === undefined ? el('code', {}, unescape(code)) : reference(token, view));
    return `\uE000${held.length - 1}\uE001`;
  });
  return style(bare, held);
}

function style(text, held) {
  const result = document.createDocumentFragment();
  for (let match; (match = styled.exec(text)); text = text.slice(match.index + match[0].length)) {
    result.append(words(text.slice(0, match.index), held));
    const group = match.slice(1).findIndex(inner => inner !== undefined);
    result.append(el(tags[group], {}, style(match[group + 1], held)));
  }
  result.append(words(text, held));
  return result;
}

function words(text, held) {
  const result = document.createDocumentFragment();
  text.split(/\uE000(\d+)\uE001/).forEach((part, index, parts) => {
    if (index % 2 === 0) {
      if (part) result.append(withEmoji(unescape(part)));
      return;
    }
    const node = held[Number(part)] ?? '';
    const countdown = parts[index - 1].endsWith('(') && node.querySelector?.('.countdown');
    if (countdown) countdown.dataset.enclosed = '1';
    result.append(node);
  });
  return result;
}

function reference(token, view) {
  if (token.startsWith('!date^')) return dateToken(unescape(token));

  const [target, label] = token.split(/\|(.*)/s).map(part => part && unescape(part));
  switch (target[0]) {
    case '@':
      return el('span', { class: target.slice(1) === view.me ? 'mention me' : 'mention' }, `@${label || nameOf(target.slice(1))}`);
    case '#': {
      const channel = state.channels.get(target.slice(1));
      const name = `#${channel?.name ?? label ?? target.slice(1)}`;
      return channel ? el('button', { type: 'button', class: 'link', onclick: () => view.visit(channel.id) }, name) : name;
    }
    case '!':
      return el('span', { class: 'mention' }, label || `@${target.slice(1).split('^').at(-1)}`);
    default:
      return link(target, label, view);
  }
}

function link(target, label, view) {
  const here = permalink.exec(target);
  if (here && state.channels.has(here[1])) {
    return el('button', { type: 'button', class: 'link', onclick: () => view.jump(here[1], `${here[2]}.${here[3]}`) }, label || target);
  }
  // Anything but these could run as script.
  if (!/^(https?:\/\/|mailto:)/i.test(target)) return document.createTextNode(label || target);
  return el('a', { href: target, target: '_blank', rel: 'noopener noreferrer' }, withEmoji(label || target.replace(/^mailto:/i, '')));
}

export function permalinkTarget(url) {
  const found = permalink.exec(url ?? '');
  return found && state.channels.has(found[1]) ? { channel: found[1], ts: `${found[2]}.${found[3]}` } : null;
}
