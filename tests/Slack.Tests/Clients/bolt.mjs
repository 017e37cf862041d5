// A Bolt app over Socket Mode: answers mentions with a button, and edits its message through respond() once it is pressed.
import bolt from '@slack/bolt';
import { env, stdin } from 'node:process';

const app = new bolt.App({
  token: env.SLACK_TOKEN,
  appToken: env.SLACK_APP_TOKEN,
  socketMode: true,
  clientOptions: { slackApiUrl: env.SLACK_API_URL },
});

app.event('app_mention', async ({ event, say }) => {
  await say({
    thread_ts: event.ts,
    text: `heard: ${event.text}`,
    blocks: [{
      type: 'actions',
      elements: [{ type: 'button', action_id: 'take', value: 'v1', text: { type: 'plain_text', text: 'Take it' } }],
    }],
  });
});

app.message('hello', async ({ message, say }) => say(`hello <@${message.user}>`));

app.action('take', async ({ ack, body, respond }) => {
  await ack();
  await respond({ replace_original: true, text: `taken by <@${body.user.id}>` });
});

app.command('/poke', async ({ ack, command }) => ack(`asked for ${command.text}`));

await app.start();
stdin.on('end', () => app.stop()).resume();
