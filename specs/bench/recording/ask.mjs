import { Agent, request } from 'node:http';
import { bodyOf } from './body.mjs';

const agent = new Agent({ keepAlive: true, maxSockets: 64 });

/**
 * Sends a request as it stands and gives back the answer as it came.
 * @param {string} origin
 * @param {{method: string, path: string, headers: readonly string[], body: Buffer}} sent headers: names and values in turn
 * @returns {Promise<{status: number, headers: string[], body: Buffer}>}
 */
export function ask(origin, { method, path, headers, body }) {
  const { host, hostname, port } = new URL(origin);
  return new Promise((resolve, reject) => {
    const going = request({
      agent,
      hostname,
      port,
      method,
      path,
      headers: withHost(headers, host),
      setHost: false,
    });
    going.on('error', reject);
    going.on('response', (response) => {
      const { statusCode: status = 0, rawHeaders } = response;
      bodyOf(response).then((bytes) => resolve({ status, headers: rawHeaders, body: bytes }), reject);
    });
    going.end(body);
  });
}

/** @returns {string[]} */
function withHost(headers, host) {
  return headers.map((text, i) => (i % 2 === 1 && headers[i - 1].toLowerCase() === 'host' ? host : text));
}
