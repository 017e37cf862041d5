// A bot on @slack/socket-mode and @slack/web-api: answers mentions with a button, and says who pressed it.
import { SocketModeClient } from '@slack/socket-mode';
import { WebClient } from '@slack/web-api';
import { env, stdin } from 'node:process';

const slackApiUrl = env.SLACK_API_URL;
const web = new WebClient(env.SLACK_TOKEN, { slackApiUrl });
const socket = new SocketModeClient({ appToken: env.SLACK_APP_TOKEN, clientOptions: { slackApiUrl } });

socket.on('app_mention', async ({ ack, event }) => {
  await ack();
  await web.chat.postMessage({
    channel: event.channel,
    thread_ts: event.ts,
    text: `heard: ${event.text}`,
    blocks: [{
      type: 'actions',
      block_id: 'asked',
      elements: [{ type: 'button', action_id: 'take', value: 'v1', text: { type: 'plain_text', text: 'Take it' } }],
    }],
  });
});

socket.on('interactive', async ({ ack, body }) => {
  await ack();
  await web.chat.update({
    channel: body.channel.id,
    ts: body.message.ts,
    text: `taken by <@${body.user.id}> with ${body.actions[0].value}`,
  });
});

await socket.start();
stdin.on('end', () => socket.disconnect()).resume();
