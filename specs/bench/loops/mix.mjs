import { readFileSync } from 'node:fs';

/**
 * What a loop is to do, from its command line: RECORDING TARGET CONCURRENCY ROUNDS. Bodies are decoded before the clock runs.
 * @returns {{requests: {method: string, path: string, headers: [string, string][], body?: Buffer}[], target: string,
 *   concurrency: number, rounds: number}}
 */
export function mix() {
  const [recording, target, concurrency, rounds] = process.argv.slice(2);
  const { requests } = JSON.parse(readFileSync(recording, 'utf8'));
  return {
    requests: requests.map(({ body, ...sent }) =>
      body === '' ? sent : { ...sent, body: Buffer.from(body, 'base64') },
    ),
    target,
    concurrency: Number(concurrency),
    rounds: Number(rounds),
  };
}

/**
 * Sends all requests, so many in flight, round after round, and prints what each round took: seconds and CPU seconds.
 * @param {(request: object) => Promise<unknown>} send resolves when the whole answer is there
 */
export async function loop({ requests, concurrency, rounds }, send) {
  const took = [];
  for (let round = 0; round < rounds; round += 1) {
    const started = performance.now();
    const before = process.cpuUsage();
    const queue = requests.values();
    const worker = async () => {
      for (const request of queue) await send(request);
    };
    await Promise.all(Array.from({ length: concurrency }, worker));
    const { user, system } = process.cpuUsage(before);
    took.push({ seconds: (performance.now() - started) / 1000, cpu: (user + system) / 1e6 });
  }
  process.stdout.write(JSON.stringify({ requests: requests.length, took }));
}
