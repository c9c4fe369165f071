// autocannon, whose folder BENCH_AUTOCANNON names: written for nothing but load. Its rate is the target's to tell:
// its own clock goes by seconds.
import { createRequire } from 'node:module';
import { mix } from './mix.mjs';

const autocannon = createRequire(process.env.BENCH_AUTOCANNON)('autocannon');
const { requests, target, concurrency, rounds } = mix();
await autocannon({
  url: target,
  connections: concurrency,
  amount: requests.length * rounds,
  requests: requests.map(({ headers, ...sent }) => ({ ...sent, headers: Object.fromEntries(headers) })),
});
process.stdout.write(JSON.stringify({ requests: requests.length, took: [] }));
