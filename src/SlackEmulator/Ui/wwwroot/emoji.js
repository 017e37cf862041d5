// The few emoji that the demo needs; any other name stays as it is written.

const known = {
  eyes: '👀', white_check_mark: '✅', '+1': '👍', thumbsup: '👍', '-1': '👎', x: '❌', heavy_check_mark: '✔️', tada: '🎉', wave: '👋',
  fire: '🔥', warning: '⚠️', rotating_light: '🚨', bell: '🔔', clock1: '🕐', hourglass: '⌛', raised_hands: '🙌', pray: '🙏',
  smile: '😄', joy: '😂', heart: '❤️', rocket: '🚀', bug: '🐛', arrow_up: '⬆️', ok_hand: '👌', thinking_face: '🤔', cry: '😢',
};

export const offered = ['eyes', 'white_check_mark', '+1', 'tada', 'x'];
export const emoji = name => known[name.split('::')[0]] ?? `:${name}:`;
export const withEmoji = text => text.replace(/:([a-z0-9_+-]+):/g, (whole, name) => known[name] ?? whole);
