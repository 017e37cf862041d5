// Times in the visitor's zone, and countdowns that stay right.

import { el } from './dom.js';

const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });
export const clockSeconds = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', second: '2-digit' });
const day = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' });
const dayLong = new Intl.DateTimeFormat(undefined, { dateStyle: 'full' });
const full = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'medium' });

const formats = {
  time: d => clock.format(d), time_secs: d => clockSeconds.format(d), ago: d => span((Date.now() - d) / 1000) + ' ago',
  date_num: d => d.toISOString().slice(0, 10), date: d => day.format(d), date_short: d => day.format(d), date_pretty: d => day.format(d),
  date_short_pretty: d => day.format(d), date_long: d => dayLong.format(d), date_long_pretty: d => dayLong.format(d),
};

/** A span as people say it. */
export function span(seconds) {
  const s = Math.max(0, Math.ceil(seconds));
  if (s < 100) return `${s} s`;
  if (s < 3600) return s % 60 && s < 600 ? `${Math.floor(s / 60)} min ${s % 60} s` : `${Math.floor(s / 60)} min`;
  return s % 3600 < 60 ? `${Math.floor(s / 3600)} h` : `${Math.floor(s / 3600)} h ${Math.floor((s % 3600) / 60)} min`;
}

/** The token `!date^unix^format^link|fallback`, without its brackets. */
export function dateToken(token) {
  const [head, fallback = ''] = token.split(/\|(.*)/s);
  const [, unix, format = ''] = head.split('^');
  const date = new Date(Number(unix) * 1000);
  if (!/^\d+$/.test(unix) || Number.isNaN(date.getTime())) return document.createTextNode(fallback);

  const text = format.replace(/\{(\w+)\}/g, (whole, name) => formats[name]?.(date) ?? whole);
  const node = el('time', { datetime: date.toISOString(), title: full.format(date) }, text);
  if (date > Date.now()) node.append(el('span', { class: 'countdown', data: { until: unix } }));
  return node;
}

export function stamp(ts) {
  const date = new Date(Number(ts.split('.')[0]) * 1000);
  return el('time', { datetime: date.toISOString(), title: full.format(date) }, clock.format(date));
}

const wording = ({ before, enclosed }, left) => (before ? before + left : enclosed ? `, ${left} left` : ` (in ${left})`);

/** Brings every countdown of the page up to date. */
export function tick() {
  const now = Date.now() / 1000;
  for (const node of document.querySelectorAll('[data-until]')) {
    const left = Number(node.dataset.until) - now;
    const text = left <= 0 ? (node.dataset.over ?? '') : wording(node.dataset, span(left));
    if (node.textContent !== text) node.textContent = text;
  }
  for (const node of document.querySelectorAll('[data-from][data-to]')) {
    const [from, to] = [Number(node.dataset.from), Number(node.dataset.to)];
    node.style.setProperty('--left', Math.min(1, Math.max(0, (to - now) / (to - from))).toFixed(3));
  }
}
