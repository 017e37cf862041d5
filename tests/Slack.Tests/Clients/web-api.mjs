// Walks through the Web API with @slack/web-api and prints what it saw as one line of JSON.
import { WebClient } from '@slack/web-api';
import { argv, env } from 'node:process';

const web = new WebClient(env.SLACK_TOKEN, { slackApiUrl: env.SLACK_API_URL });
const [channel, user] = argv.slice(2);

const me = await web.auth.test();
const names = [];
let pages = 0;
for await (const page of web.paginate('users.list', { limit: 2 })) {
  pages += 1;
  names.push(...page.members.map((member) => member.name));
}

const posted = await web.chat.postMessage({
  channel: user,
  text: 'one & two <three>',
  metadata: { event_type: 'asked', event_payload: { key: 'k1' } },
});
await web.chat.update({ channel: posted.channel, ts: posted.ts, text: 'changed' });
await web.reactions.add({ channel: posted.channel, timestamp: posted.ts, name: 'eyes' });
const history = await web.conversations.history({ channel: posted.channel, include_all_metadata: true });
const refused = await web.chat.postMessage({ channel: 'C0NOWHERE', text: 'x' }).catch((error) => error.data.error);
const { permalink } = await web.chat.getPermalink({ channel: posted.channel, message_ts: posted.ts });
const channels = await web.conversations.list({ types: 'public_channel,private_channel,im' });

console.log(JSON.stringify({
  team: me.team, names, pages, refused, permalink,
  message: history.messages[0],
  isMember: channels.channels.find((c) => c.id === channel).is_member,
}));
