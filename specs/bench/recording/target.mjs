// The fast target: a process of its own that answers from memory what a recording says.
// Its parent asks over IPC: {ask: 'reset'} begins anew, {ask: 'counts'} tells what came since.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { alikeAnswers } from './alike.mjs';
import { keyOf } from './key.mjs';
import { relinked } from './links.mjs';

/** @type {import('./recording.mjs').Recording} */
const recording = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const NOT_RECORDED = {
  status: 404,
  headers: ['Content-Type', 'application/json', 'Content-Length', '2'],
  body: Buffer.from('{}'),
};
/** @type {Map<string, {all: object[], next: number}>} */
const answers = new Map();
const others = [];
let alike = () => undefined;
let counts = none();

function none() {
  return { requests: 0, unknown: 0, firstAt: 0, lastAt: 0, samples: [] };
}

/** Milliseconds on the clock that all processes of a machine share. */
function now() {
  return Number(process.hrtime.bigint()) / 1e6;
}

const server = createServer((request, response) => {
  const arrivedAt = now();
  const bytes = [];
  request.on('data', (chunk) => bytes.push(chunk));
  request.on('end', () => {
    const { method, url, rawHeaders } = request;
    const answer = answerTo(method, url, keyOf(method, url, rawHeaders, Buffer.concat(bytes)));
    response.writeHead(answer.status, answer.headers);
    response.end(method === 'HEAD' ? undefined : answer.body);
    if (counts.requests === 0) counts.firstAt = arrivedAt;
    counts.requests += 1;
    counts.lastAt = now();
  });
});

function answerTo(method, url, key) {
  const known = answers.get(key);
  if (known === undefined) {
    const same = alike(key);
    if (same !== undefined) return same;
    counts.unknown += 1;
    if (counts.samples.length < 5) counts.samples.push(key.slice(0, 300));
    return others.find((one) => one.method === method && one.pattern.test(url))?.answer ?? NOT_RECORDED;
  }
  const answer = known.all[known.next];
  if (known.next < known.all.length - 1) known.next += 1;
  return answer;
}

function load(origin) {
  const prepared = ({ status, headers, body }) =>
    relinked({ status, headers, body: Buffer.from(body, 'base64') }, recording.origin, origin);
  for (const [key, all] of recording.answers) answers.set(key, { all: all.map(prepared), next: 0 });
  alike = alikeAnswers(recording.alike, answers);
  for (const [method, source, answer] of recording.others)
    others.push({ method, pattern: new RegExp(source), answer: prepared(answer) });
}

process.on('message', ({ ask }) => {
  if (ask === 'reset') {
    counts = none();
    for (const known of answers.values()) known.next = 0;
  }
  process.send?.({ counts });
});
process.on('disconnect', () => process.exit());

server.listen(0, '127.0.0.1', () => {
  const url = `http://127.0.0.1:${server.address().port}`;
  load(url);
  process.send?.({ url });
});
