import type { CaseResult } from '../model.ts';
import { plural } from '../plural.ts';

/** Shows on a terminal how far a run is; anywhere else it is silent. */
export interface Progress {
  result(result: CaseResult): void;
  end(): void;
}

const EVERY = 80;

export function showProgress(stream: NodeJS.WriteStream, total: number): Progress {
  if (stream.isTTY !== true || process.env['CI']) return { result: () => {}, end: () => {} };
  let done = 0;
  let failed = 0;
  let shown = 0;
  return {
    result({ verdict }) {
      done += 1;
      if (verdict === 'fail') failed += 1;
      if (performance.now() - shown < EVERY) return;
      shown = performance.now();
      stream.write(`\r\u001b[2K${done} of ${plural(total, 'case')}${failed > 0 ? `, ${failed} failed` : ''}`);
    },
    end: () => void stream.write('\r\u001b[2K'),
  };
}
