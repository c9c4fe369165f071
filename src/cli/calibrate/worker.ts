/** A thread that judges the reference server with one fault after the other. */
import { parentPort, workerData } from 'node:worker_threads';
import { judgeJob } from '../../calibrate/job.ts';
import { mutantNamed } from '../../reference/mutants/index.ts';
import { planOf } from '../options.ts';
import { startReference } from '../reference.ts';
import { configOf } from '../settle.ts';
import type { WorkerTask, WorkerWork } from './workers.ts';

const { args, timeout } = workerData as WorkerWork;
const plan = await planOf(args, await configOf(args));

parentPort?.on('message', async ({ id, cases }: WorkerTask) => {
  try {
    const job = { mutant: mutantNamed(id), cases };
    const start = () => startReference(plan.kit.contract, 0, id);
    const { outcome, requirements } = await judgeJob(plan, start, { timeout }, job);
    parentPort?.postMessage({ seen: { outcome, requirements, findings: [], cases: [] } });
  } catch (error) {
    parentPort?.postMessage({ error });
  }
});
