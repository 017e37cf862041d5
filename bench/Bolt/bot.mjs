// What a mention costs a Bolt app that keeps nothing: one page and one receipt, with the keys that the load program looks for.
import bolt from '@slack/bolt';
import { createServer } from 'node:http';
import { argv, env } from 'node:process';

const app = new bolt.App({
  token: env.SLACK_TOKEN,
  appToken: env.SLACK_APP_TOKEN,
  socketMode: true,
  clientOptions: { slackApiUrl: env.SLACK_API_URL },
});

const button = (action, text) => ({ type: 'button', action_id: action, value: action, text: { type: 'plain_text', text } });
const message = (text, buttons, key) => ({
  text,
  blocks: [{ type: 'section', text: { type: 'mrkdwn', text } }, { type: 'actions', elements: buttons }],
  metadata: { event_type: 'request', event_payload: { key } },
});
let direct;

app.event('app_mention', async ({ event, body, client }) => {
  const request = `${body.team_id}/${event.channel}/${event.ts}`;
  await Promise.all([
    client.chat.postMessage({
      channel: direct,
      ...message(`<@${event.user}> asks in <#${event.channel}>: ${event.text}`, [button('take', "I'll take it"), button('pass', "Can't, ask the next")], `${request}#Page:0`),
    }),
    client.chat.postMessage({
      channel: event.channel,
      thread_ts: event.ts,
      ...message('*Asking handler1 now* (level 1 of 2).', [button('cancel', 'Cancel'), button('why', 'Why them?')], `${request}#Receipt`),
    }),
  ]);
});

await app.start();
const { members } = await app.client.users.list();
const { channel } = await app.client.conversations.open({ users: members.find(member => member.name === 'handler1').id });
direct = channel.id;
const { hostname, port } = new URL(argv[argv.indexOf('--urls') + 1]);
createServer((request, response) => response.end()).listen(Number(port), hostname);
