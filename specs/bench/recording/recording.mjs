import { alikeIn } from './alike.mjs';
import { ownHeaders } from './key.mjs';

/**
 * What a target needs to answer a run as the recorded one was answered, and a loop to send the same requests.
 *
 * @typedef {{status: number, headers: string[], body: string}} Answer headers: names and values in turn; body in base64
 * @typedef {{method: string, path: string, headers: [string, string][], body: string}} Sent body in base64
 * @typedef {object} Recording
 * @property {string} origin what links in the answers begin with
 * @property {Sent[]} requests in the order of the run
 * @property {[string, Answer[]][]} answers by the request's key, in the order of the run
 * @property {string[][]} alike ids that the same request created, group by group
 * @property {[string, string, Answer][]} others by method and pattern of the path: for requests that the run did not send
 */

/**
 * @param {import('./recorder.mjs').Exchange[]} exchanges
 * @param {string} origin
 * @param {{pattern: RegExp}[]} templates the paths of the document
 * @returns {Recording}
 */
export function recordingOf(exchanges, origin, templates) {
  const answers = new Map();
  for (const { key, answer } of exchanges) answers.set(key, [...(answers.get(key) ?? []), answer]);
  return {
    origin,
    requests: exchanges.map(sendable),
    answers: [...answers].map(([key, all]) => [key, unvarying(all).map(asText)]),
    alike: alikeIn(answers),
    others: othersOf(exchanges, templates),
  };
}

/** The request as any client can send it. */
function sendable({ method, path, headers, body }) {
  return { method, path, headers: ownHeaders(headers), body: body.toString('base64') };
}

function asText({ status, headers, body }) {
  return { status, headers, body: body.toString('base64') };
}

/** One answer where all are the same. */
function unvarying(answers) {
  const [first] = answers;
  const same = answers.every(({ status, body }) => status === first.status && body.equals(first.body));
  return same ? [first] : answers;
}

/** For each operation the first success that the run met. */
function othersOf(exchanges, templates) {
  const others = new Map();
  for (const { method, path, answer } of exchanges) {
    if (answer.status >= 300) continue;
    const found = templates.find(({ pattern }) => pattern.test(path));
    const name = `${method} ${found?.pattern.source}`;
    if (found !== undefined && !others.has(name))
      others.set(name, [method, found.pattern.source, asText(answer)]);
  }
  return [...others.values()];
}
