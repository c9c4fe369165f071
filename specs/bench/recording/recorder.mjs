import { createServer } from 'node:http';
import { ask } from './ask.mjs';
import { bodyOf } from './body.mjs';
import { keyOf } from './key.mjs';
import { relinked } from './links.mjs';

/** Headers of an answer that the target writes anew each time. */
const WRITTEN_ANEW = new Set(['date', 'connection', 'keep-alive', 'transfer-encoding']);

/**
 * @typedef {{status: number, headers: string[], body: Buffer}} Answer headers: names and values in turn
 * @typedef {{key: string, method: string, path: string, headers: string[], body: Buffer, answer: Answer}} Exchange
 */

/**
 * Stands before a server and writes down what goes by. Links in answers lead back through it.
 *
 * What a read answers may depend on what was created before it, and so on the order of a run's requests. So each read
 * that the server could answer from its first state is answered from that, by a second server that nobody changes: all
 * pages of a list then belong together, whoever asks for them, and when.
 *
 * @param {{changing: string, unchanged: string}} origins of the two servers
 * @returns {Promise<{url: string, exchanges: Exchange[], close: () => Promise<void>}>}
 */
export async function startRecorder({ changing, unchanged }) {
  const exchanges = [];
  let url = '';
  const server = createServer((incoming, outgoing) => {
    pass(incoming, outgoing).catch((error) => outgoing.destroy(error));
  });

  async function pass(incoming, outgoing) {
    const { method = '', url: path = '', rawHeaders: headers } = incoming;
    const body = await bodyOf(incoming);
    const sent = { method, path, headers, body };
    const answer = (await steadily(sent)) ?? (await passOn(changing, sent));
    exchanges.push({ key: keyOf(method, path, headers, body), ...sent, answer });
    outgoing.writeHead(answer.status, answer.headers);
    outgoing.end(method === 'HEAD' ? undefined : answer.body);
  }

  async function steadily(sent) {
    if (sent.method !== 'GET') return undefined;
    const answer = await passOn(unchanged, sent);
    return answer.status === 200 ? answer : undefined;
  }

  async function passOn(origin, sent) {
    const { status, headers, body } = await ask(origin, sent);
    const kept = headers.filter((_, i) => !WRITTEN_ANEW.has(headers[i - (i % 2)].toLowerCase()));
    return relinked({ status, headers: kept, body }, origin, url);
  }

  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${server.address().port}`;
  return {
    url,
    exchanges,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
