// A Bolt app over Socket Mode: answers mentions with a button, and edits its message through respond() once it is pressed.
// With an organization's id as argument it serves that one's install and no other.
import bolt from '@slack/bolt';
import { argv, env, stdin } from 'node:process';

const [, , organization] = argv;

const authorize = async ({ enterpriseId, isEnterpriseInstall }) => {
  if (!isEnterpriseInstall || enterpriseId !== organization) throw new Error(`no install for ${enterpriseId}`);
  return { botToken: env.SLACK_TOKEN };
};

const app = new bolt.App({
  ...(organization ? { authorize } : { token: env.SLACK_TOKEN }),
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
