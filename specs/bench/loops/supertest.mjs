// A bare loop of supertest on kept-alive connections: sends, waits for the answer, judges nothing.
import { Agent } from 'node:http';
import supertest from 'supertest';
import { loop, mix } from './mix.mjs';

const given = mix();
const agent = new Agent({ keepAlive: true, maxSockets: given.concurrency });
const api = supertest(given.target);

await loop(given, async ({ method, path, headers, body }) => {
  const test = api[method.toLowerCase()](path).agent(agent);
  for (const [name, value] of headers) test.set(name, value);
  // Given bytes, it would write them as JSON.
  if (body !== undefined) test.send(body.toString());
  try {
    await test;
  } catch {
    // A body that is no JSON, though its header says so.
  }
});
agent.destroy();
