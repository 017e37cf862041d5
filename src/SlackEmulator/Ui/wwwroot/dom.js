// Builds nodes. Content only ever becomes text nodes, so that nothing written in a message can become mark-up.

export function el(tag, properties = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else if (name === 'class') node.className = value;
    else if (name === 'data') Object.assign(node.dataset, value);
    else node.setAttribute(name, value === true ? '' : value);
  }
  node.append(...children.flat(Infinity).filter(child => child !== null && child !== undefined && child !== false));
  return node;
}

export const unseen = text => el('span', { class: 'unseen' }, text);

/** Brings the children of a node into the given order, and leaves those alone that already stand right. */
export function arrange(parent, children) {
  const wanted = new Set(children);
  for (const child of [...parent.childNodes]) if (!wanted.has(child)) child.remove();
  children.forEach((child, index) => {
    if (parent.childNodes[index] !== child) parent.insertBefore(child, parent.childNodes[index] ?? null);
  });
}

const mostKept = 5000;

/** Makes nodes once per key and makes them anew when what they show has changed; the focus inside survives. */
export function keeper() {
  const kept = new Map();
  return (key, shown, make) => {
    if (kept.size > mostKept) kept.clear();
    const signature = JSON.stringify(shown);
    const known = kept.get(key);
    if (known?.signature === signature) return known.node;

    const node = make();
    const focused = known?.node.contains(document.activeElement) && document.activeElement.dataset.focus;
    kept.set(key, { signature, node });
    if (focused) {
      queueMicrotask(() => [...node.querySelectorAll('[data-focus]')].find(n => n.dataset.focus === focused)?.focus());
    }
    return node;
  };
}

const waiting = new Set();
let isPressed = false;

// Only the main button: a context menu may swallow the end of the others.
addEventListener('pointerdown', event => { isPressed = event.button === 0; }, true);
for (const end of ['pointerup', 'pointercancel']) {
  addEventListener(end, () => {
    isPressed = false;
    // The click comes after this event.
    setTimeout(() => {
      for (const work of waiting) atRest(work);
    });
  }, true);
}

/** Does work that changes the page now, or after a press that is under way: a button that is replaced or moved before it is let go hears no click. */
export function atRest(work) {
  if (isPressed) {
    waiting.add(work);
    return;
  }
  waiting.delete(work);
  work();
}

const hues = [262, 14, 172, 210, 330, 40, 112, 290, 190, 355];

export function avatar(user, isBot = false) {
  const name = user?.name ?? '?';
  const letters = name.split(/[_.\s-]+/).filter(Boolean);
  const initials = (letters.length > 1 ? letters[0][0] + letters.at(-1)[0] : name.slice(0, 2)).toUpperCase();
  const node = el('span', { class: isBot ? 'avatar bot' : 'avatar', 'aria-hidden': 'true' }, isBot ? '☛' : initials);
  let hash = 0;
  for (const letter of name) hash = (hash * 31 + letter.codePointAt(0)) >>> 0;
  node.style.setProperty('--hue', hues[hash % hues.length]);
  return node;
}

/** Has screen readers say what arrived. */
export function announce(text) { document.getElementById('announcer').textContent = text; }

let toastTimer;

export function toast(text) {
  const node = document.getElementById('toast');
  node.textContent = text;
  node.hidden = false;
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => { node.hidden = true; }, 6000);
}
