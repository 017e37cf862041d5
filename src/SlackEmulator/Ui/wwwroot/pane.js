// One person's Slack: the conversations, and the chosen one with its threads.

import { composer } from './composer.js';
import { homeNode } from './home.js';
import { announce, arrange, avatar, el, keeper, unseen } from './dom.js';
import { messageNode } from './message.js';
import { typed } from './mrkdwn.js';
import { bot, conversations, does, isReply, markRead, messagesOf, nameOf, show, state, unread } from './store.js';

const mostShown = 200;
const shortThread = 8;
let lastNumber = 0;

export class Pane {
  #keep = keeper();
  #unfolded = new Set();
  #number = ++lastNumber;
  #shownFor = '';
  #replyTo = null;
  #edited = null;

  /** `closed` is called when the visitor closes the pane. */
  constructor(person, key, closed) {
    this.me = person;
    this.key = key;
    this.face = el('span', { class: 'face' });
    this.title = el('h2');
    this.close = el('button', { type: 'button', class: 'tool close', onclick: closed }, '✕', unseen('Close'));
    this.tabs = el('ul');
    this.nav = el('nav', { class: 'tabs' }, this.tabs);
    this.topic = el('h3');
    this.note = el('p');
    this.list = el('div', { class: 'messages', tabindex: '0', role: 'region', onkeydown: event => {
      if (event.key === 'Escape' && this.#replyTo) this.#closeThread();
    } });
    this.main = composer({
      id: `write-${this.#number}`, view: this, target: () => this.here, sent: () => this.#toEnd(),
    });
    this.reply = composer({
      id: `reply-${this.#number}`, view: this, target: () => ({ ...this.here, thread: this.#replyTo }), closed: () => this.#closeThread(),
    });
    this.edit = composer({
      id: `edit-${this.#number}`, view: this, target: () => ({ ...this.here, edit: this.#edited }),
      sent: () => this.#closeEdit(), closed: () => this.#closeEdit(),
    });
    this.node = el('section', { class: 'pane' }, el('div', { class: 'inside' },
      el('header', { class: 'owner' }, this.face, this.title, this.close),
      this.nav,
      el('div', { class: 'talk' }, el('header', {}, this.topic, this.note), this.list, this.main.form)));
  }

  get name() { return nameOf(this.me); }

  get here() {
    const all = conversations(this.me);
    return all.find(c => c.key === this.key) ?? all.find(c => c.hasBot) ?? all[0];
  }

  does(action, body) { return does(this.me, action, body); }

  become(person) {
    this.me = person;
    // Whoever becomes somebody else wants to see what that person was just told.
    const waits = conversations(person).findLast(c => unread(c, person).mine > 0);
    this.visit(waits?.key ?? this.key);
  }

  /** Shows a conversation, by its key or its id. */
  visit(key) {
    this.key = state.channels.get(key)?.is_im ? 'direct' : key;
    show();
  }

  /** Shows a message of a conversation. */
  jump(channel, ts) {
    this.visit(channel);
    const node = this.list.querySelector(`[data-ts="${CSS.escape(ts)}"]`);
    node?.scrollIntoView({ block: 'center' });
    node?.classList.add('found');
    setTimeout(() => node?.classList.remove('found'), 2000);
  }

  render(isActive, canClose) {
    const here = this.here;
    this.node.setAttribute('aria-label', `${this.name}’s Slack`);
    this.node.classList.toggle('active', isActive);
    this.title.textContent = this.name;
    arrange(this.face, [this.#keep('face', this.name, () => avatar({ name: this.name }))]);
    this.close.hidden = !canClose;
    this.close.title = `Close ${this.name}’s pane`;
    this.nav.setAttribute('aria-label', `${this.name}’s conversations`);
    arrange(this.tabs, conversations(this.me).map(c => this.#tab(c, here)));
    this.#conversation(here);
  }

  #tab(c, here) {
    const { all, mine } = unread(c, this.me);
    const isHere = c.key === here.key;
    return this.#keep(`tab ${this.me} ${c.key}`, [c.name, all, mine, isHere], () => el('li', {}, el('button', {
      type: 'button', 'aria-current': isHere ? 'page' : null, class: all ? 'fresh' : null, data: { focus: c.key }, onclick: () => this.visit(c.key),
    },
    el('span', { class: 'hash', 'aria-hidden': 'true' }, { channel: '#', direct: '☛', home: '⌂' }[c.kind]), el('span', { class: 'name' }, c.name),
    all > 0 && mine === 0 && unseen('new messages'), badge(mine))));
  }

  #conversation(here) {
    const view = `${this.me} ${here.key}`;
    const isNewView = view !== this.#shownFor;
    if (isNewView) this.#replyTo = this.#edited = null;
    const wasAtEnd = isNewView || this.list.scrollHeight - this.list.scrollTop - this.list.clientHeight < 80;
    this.#shownFor = view;

    const name = here.kind === 'channel' ? `#${here.name}` : here.name;
    this.topic.textContent = here.kind === 'home' ? `${bot().name}’s home` : name;
    this.note.textContent = {
      channel: `${here.members} members${here.hasBot ? `, ${bot().name} among them` : `; ${bot().name} is not in this channel`}`,
      direct: `private, between ${this.name} and ${bot().name}`,
      home: `what ${bot().name} shows ${this.name}`,
    }[here.kind];
    this.list.setAttribute('aria-label', `${name} as ${this.name} sees it`);
    this.main.form.hidden = here.kind === 'home';
    this.main.describe(`Message ${name} as ${this.name}`, here.kind === 'channel');
    if (here.kind === 'home') {
      this.#home(isNewView);
      return;
    }

    const messages = messagesOf(here.id, this.me);
    const known = new Set(messages.map(m => m.ts));
    // A reply whose root is not there any more stands for itself.
    const roots = messages.filter(m => !isReply(m) || !known.has(m.thread_ts));
    const replies = Map.groupBy(messages.filter(isReply), m => m.thread_ts);
    const nodes = roots.slice(-mostShown).map(root => this.#thread(root, replies.get(root.ts) ?? []));
    arrange(this.list, nodes.length ? nodes : [this.#empty(here)]);
    if (wasAtEnd) this.#toEnd();
    markRead(here, this.me);
  }

  #home(isNewView) {
    // The app hears that it is looked at, and shows it anew.
    if (isNewView) this.does('home', {}).catch(() => {});
    const before = this.list.firstChild;
    const home = state.users.get(this.me)?.home ?? null;
    arrange(this.list, [this.#keep(`home ${this.me}`, home, () => homeNode(home, this))]);
    if (!isNewView && this.list.firstChild !== before) announce(`${bot().name}’s home, as ${this.name} sees it, has changed`);
  }

  #thread(root, replies) {
    const keep = this.#keep;
    const node = keep(`thread ${root.channel} ${root.ts} ${this.me}`, 0, () => el('div', { class: 'thread' }));
    const isFolded = replies.length > shortThread && !this.#unfolded.has(root.ts);
    const shown = isFolded ? replies.slice(-3) : replies;
    const box = keep(`replies ${root.channel} ${root.ts}`, 0, () => el('div', { class: 'replies', role: 'group', 'aria-label': 'Thread' }));
    const isOpen = this.#replyTo === root.ts;
    if (isOpen) this.reply.describe(`Reply to ${nameOf(root.user)} in the thread as ${this.name}`, false);
    arrange(box, [
      ...(isFolded ? [keep(`fold ${root.ts}`, replies.length, () => el('button', {
        type: 'button', class: 'link', onclick: () => { this.#unfolded.add(root.ts); show(); },
      }, `Show ${replies.length - shown.length} earlier replies`))] : []),
      ...shown.map(m => this.#message(m)),
      ...(isOpen ? [this.reply.form] : []),
      ...(!isOpen && replies.length ? [keep(`open ${root.channel} ${root.ts}`, 0, () => el('button', {
        type: 'button', class: 'link open-thread', data: { focus: `${root.ts} open` }, onclick: () => this.#openThread(root.ts),
      }, 'Reply in thread'))] : []),
    ]);
    arrange(node, box.childNodes.length ? [this.#message(root), box] : [this.#message(root)]);
    return node;
  }

  #message(m) {
    if (m.ts === this.#edited) return this.edit.form;
    const root = m.thread_ts ?? m.ts;
    return this.#keep(`message ${m.channel} ${m.ts}`, [m, this.me, state.users.size], () =>
      messageNode(m, this, () => this.#openThread(root), () => this.#openEdit(m)));
  }

  #openEdit(m) {
    this.#edited = m.ts;
    show();
    this.edit.describe(`Edit the message of ${this.name}`, this.here.kind === 'channel');
    this.edit.fill(typed(m.text ?? ''));
  }

  #closeEdit() {
    const ts = this.#edited;
    this.#edited = null;
    show();
    (this.list.querySelector(`[data-focus="${CSS.escape(`${ts} edit`)}"]`) ?? this.main.field).focus();
  }

  #openThread(root) {
    this.#replyTo = root;
    show();
    this.reply.field.focus();
    this.reply.form.scrollIntoView({ block: 'nearest' });
  }

  #closeThread() {
    const root = this.#replyTo;
    this.#replyTo = null;
    show();
    const opener = this.list.querySelector(`[data-focus="${CSS.escape(`${root} open`)}"]`) ?? this.main.field;
    opener.focus();
  }

  #empty(here) {
    return this.#keep(`empty ${here.key} ${this.me}`, 0, () => el('p', { class: 'empty' }, here.kind === 'direct'
      ? `Nothing here yet. When ${bot().name} asks ${this.name} for help, the message arrives here.`
      : 'Nothing here yet. Write something.'));
  }

  #toEnd() { this.list.scrollTop = this.list.scrollHeight; }
}

export const badge = count => count > 0 && el('span', { class: 'count' }, String(count), unseen(count === 1 ? ' unread message' : ' unread messages'));
