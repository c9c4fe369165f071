// A bare loop of undici, whose folder BENCH_UNDICI names: what node's HTTP can do when nothing is convenient.
import { createRequire } from 'node:module';
import { loop, mix } from './mix.mjs';

const { Pool } = createRequire(process.env.BENCH_UNDICI)('undici');
const given = mix();
const pool = new Pool(given.target, { connections: given.concurrency });

await loop(given, async ({ method, path, headers, body }) => {
  const answer = await pool.request({ method, path, headers: headers.flat(), body });
  await answer.body.arrayBuffer();
});
await pool.close();
