// Reads manifests from standard input and prints what their API's schemas have against them, one finding a line.
import { text } from 'node:stream/consumers';
import { loadAll } from 'js-yaml';

const home = { 'monitoring.coreos.com': '@kubernetes-models/prometheus-operator' };
let checked = 0;
let found = 0;
for (const document of loadAll(await text(process.stdin))) {
  const [group] = document.apiVersion.split('/');
  const from = `${home[group] ?? 'kubernetes-models'}/${document.apiVersion}/${document.kind}`;
  const say = (finding) => {
    found++;
    console.log(`${document.kind} ${document.metadata?.name}: ${finding}`);
  };
  let model;
  try {
    model = (await import(from))[document.kind];
  } catch (e) {
    say(`there is no such kind (${e.message})`);
    continue;
  }
  try {
    new model(document).validate();
  } catch (e) {
    say(e.message);
  }
  checked++;
}
console.log(`${checked} checked`);
process.exitCode = found > 0 || checked === 0 ? 1 : 0;
