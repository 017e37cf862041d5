// A bot on @slack/rtm-api as those with a classic app have it: answers mentions over the socket.
import { RTMClient } from '@slack/rtm-api';
import { env, stdin } from 'node:process';

const rtm = new RTMClient(env.SLACK_TOKEN, { slackApiUrl: env.SLACK_API_URL });

rtm.on('message', async (event) => {
  if (event.subtype || !event.text.includes(`<@${rtm.activeUserId}>`)) return;
  await rtm.webClient.chat.postMessage({ channel: event.channel, thread_ts: event.ts, text: `heard: ${event.text}` });
});

rtm.on('reaction_added', (event) => rtm.sendMessage(`saw ${event.reaction}`, event.item.channel));

await rtm.start();
stdin.on('end', () => rtm.disconnect()).resume();
