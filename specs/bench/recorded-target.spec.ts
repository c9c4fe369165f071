import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type Checked, checkRecorded } from './measure/check.mjs';
import { type Recorded, record } from './recording/record.mjs';
import { startTarget, type Target } from './recording/start-target.mjs';

let recorded: Recorded;
let target: Target;

beforeAll(async () => {
  recorded = await record();
  target = await startTarget(recorded.file);
});

afterAll(() => target.close());

it('answers a run with another number of requests in flight as the reference server did', async () => {
  const checked: Checked = await checkRecorded(target, recorded, ['--concurrency', '32']);
  expect(checked).toMatchObject({ code: 0, requests: recorded.requests, unknown: 0 });
});
