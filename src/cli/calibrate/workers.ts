import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Job, Seen } from '../../calibrate.ts';
import type { PlanArguments } from '../options/plan.ts';

/** What a thread is started with: all that a plan is made of. */
export interface WorkerWork {
  readonly args: PlanArguments;
  readonly timeout: number;
}

/** What it is asked for: a fault by its id. */
export interface WorkerTask {
  readonly id: string;
  readonly cases: Job['cases'];
}

interface Workers {
  judge(job: Job): Promise<Seen>;
  close(): Promise<void>;
}

/** Threads that judge the reference server: as many faults at a time as there are threads. */
export function startWorkers(count: number, work: WorkerWork): Workers {
  // What is started is what is built: the file that this one's neighbour is compiled to.
  const file = new URL('./worker.js', import.meta.url);
  const all = Array.from({ length: count }, () => new Worker(file, { workerData: work }));
  const idle = [...all];
  const waiting: ((worker: Worker) => void)[] = [];
  return {
    async judge({ mutant, cases }) {
      const worker = idle.pop() ?? (await new Promise<Worker>((take) => waiting.push(take)));
      try {
        worker.postMessage({ id: mutant?.id ?? '', cases } satisfies WorkerTask);
        const [answer] = (await once(worker, 'message')) as [{ seen: Seen } | { error: Error }];
        if ('error' in answer) throw answer.error;
        return answer.seen;
      } finally {
        const next = waiting.shift();
        if (next === undefined) idle.push(worker);
        else next(worker);
      }
    },
    async close() {
      await Promise.all(all.map((worker) => worker.terminate()));
    },
  };
}
