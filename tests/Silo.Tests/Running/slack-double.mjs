// A Slack as small as can be, by nobody's code but its own: Node's http, a socket by hand, and the answers that Slack documents.
// A line on its input, "mention" or "reply", sends that event; each call and each confirmation is a line on its output.
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import { createInterface } from 'node:readline';

const team = 'T0DOUBLE';
const users = [['U0DILBERT', 'dilbert'], ['U0CATBERT', 'catbert'], ['U0POKE', 'poke']].map(([id, name]) => ({
  id, team_id: team, name, deleted: false, is_bot: id === 'U0POKE', real_name: name, profile: { display_name: '', real_name: name },
}));
const channel = { id: 'C0HELP', name: 'ops-help', is_channel: true, is_member: true, is_im: false };
const list = name => values => ({ [name]: values, response_metadata: { next_cursor: '' } });
let tickets = 0;
let clock = Date.now() * 1000;
const ts = () => { const now = clock += 1000; return `${Math.floor(now / 1e6)}.${String(now % 1e6).padStart(6, '0')}`; };
const socketUrl = kind => `ws://127.0.0.1:${server.address().port}/${kind}?ticket=${++tickets}`;

const methods = {
  'auth.test': () => ({ url: 'https://double.slack.com/', team: 'double', user: 'poke', team_id: team, user_id: 'U0POKE', bot_id: 'B0POKE' }),
  'apps.connections.open': () => ({ url: socketUrl('socket') }),
  'rtm.connect': () => ({ url: socketUrl('rtm'), team: { id: team, name: 'double', domain: 'double' }, self: { id: 'U0POKE', name: 'poke' } }),
  'bots.info': () => ({ bot: { id: 'B0POKE', user_id: 'U0POKE', app_id: 'A0POKE', name: 'poke' } }),
  'users.list': () => list('members')(users),
  'users.info': a => ({ user: users.find(user => user.id === a.user) }),
  'users.conversations': () => list('channels')([channel]),
  'conversations.list': () => list('channels')([channel]),
  'conversations.info': () => ({ channel }),
  'conversations.open': a => ({ channel: { id: a.users.replace('U', 'D') } }),
  'conversations.history': () => ({ messages: [], has_more: false }),
  'conversations.replies': () => ({ messages: [], has_more: false }),
  'chat.postMessage': a => { const at = ts(); return { channel: a.channel.replace('U', 'D'), ts: at, message: { type: 'message', user: 'U0POKE', bot_id: 'B0POKE', text: a.text, ts: at } }; },
  'chat.update': a => ({ channel: a.channel, ts: a.ts, text: a.text }),
  'chat.getPermalink': a => ({ channel: a.channel, permalink: `https://double.slack.com/archives/${a.channel}/p${a.message_ts.replace('.', '')}` }),
};

const server = createServer((request, response) => {
  let body = '';
  request.on('data', part => body += part).on('end', () => {
    const url = new URL(request.url, 'http://double');
    const method = url.pathname.split('/').pop();
    const given = request.headers['content-type']?.includes('json') ? JSON.parse(body) : Object.fromEntries(new URLSearchParams(body));
    const args = { ...Object.fromEntries(url.searchParams), ...given };
    const answer = methods[method] ? { ok: true, ...methods[method](args) } : { ok: false, error: 'unknown_method' };
    console.log(`${method} ${args.channel ?? args.user ?? ''} ${JSON.stringify(args.text ?? '')}`);
    response.setHeader('Content-Type', 'application/json; charset=utf-8');
    response.end(JSON.stringify(answer));
  });
});

let live = null;
server.on('upgrade', (request, socket) => {
  const accept = createHash('sha1').update(`${request.headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64');
  socket.write(`HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`);
  const isRtm = request.url.startsWith('/rtm');
  const frame = (opcode, payload) => {
    const head = payload.length < 126 ? Buffer.from([0x80 | opcode, payload.length]) : Buffer.from([0x80 | opcode, 126, payload.length >> 8, payload.length & 255]);
    socket.write(Buffer.concat([head, payload]));
  };
  const send = value => frame(1, Buffer.from(JSON.stringify(value)));
  let received = Buffer.alloc(0);
  socket.on('error', () => {}).on('data', part => {
    received = Buffer.concat([received, part]);
    for (;;) {
      const isLong = received.length > 1 && (received[1] & 127) === 126;
      if (received.length < (isLong ? 4 : 2)) return;
      const [length, start] = isLong ? [received.readUInt16BE(2), 4] : [received[1] & 127, 2];
      if (received.length < start + 4 + length) return;
      const mask = received.subarray(start, start + 4);
      const payload = Buffer.from(received.subarray(start + 4, start + 4 + length)).map((byte, i) => byte ^ mask[i & 3]);
      const opcode = received[0] & 15;
      received = received.subarray(start + 4 + length);
      if (opcode === 8) socket.end();
      else if (opcode === 9) frame(10, payload);
      else if (opcode === 1) {
        const message = JSON.parse(payload);
        if (message.type === 'ping') send({ type: 'pong', reply_to: message.id });
        else if (message.envelope_id) console.log(`confirmed ${message.envelope_id}`);
      }
    }
  });
  send(isRtm ? { type: 'hello' } : { type: 'hello', num_connections: 1, connection_info: { app_id: 'A0POKE' } });
  live = (id, event) => isRtm ? send({ ...event, type: 'message', team }) : send({
    envelope_id: id, type: 'events_api', accepts_response_payload: false,
    payload: { type: 'event_callback', team_id: team, api_app_id: 'A0POKE', event, event_id: `Ev${id}`, authorizations: [{ team_id: team, user_id: 'U0POKE', is_bot: true }] },
  });
});

createInterface({ input: process.stdin }).on('line', line => {
  const at = ts();
  if (line === 'mention') live('mention', { type: 'app_mention', user: 'U0CATBERT', text: '<@U0POKE> the build is broken', ts: at, event_ts: at, channel: channel.id });
  if (line === 'reply') live('reply', { type: 'message', channel_type: 'im', user: 'U0DILBERT', text: 'on it', ts: at, event_ts: at, channel: 'D0DILBERT' });
}).on('close', () => process.exit(0));
server.listen(0, '127.0.0.1', () => console.log(`listening ${server.address().port}`));
