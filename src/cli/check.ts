import type { CommandModule } from 'yargs';
import { readKeys } from '../config/keys.ts';
import { UsageError } from '../errors.ts';
import { type EvidenceWriter, writeEvidence } from './evidence.ts';
import { exitCodeOf } from './exit-code.ts';
import { interruptible } from './interrupt.ts';
import { configOf, type PlanArguments, planOf, planOptions, wholeNumber } from './options.ts';
import { isForPerson, readOutputs, tryOutputs, writeOutputs } from './outputs.ts';
import { showProgress } from './progress.ts';

interface CheckArguments extends PlanArguments {
  readonly target?: string | undefined;
  readonly strict: boolean;
  readonly bail: boolean;
  readonly report?: readonly string[] | undefined;
  readonly out?: string | undefined;
  readonly concurrency: number;
  readonly timeout: number;
}

/** `trysquare check`: judges a target; without one, the reference server. */
export const checkCommand: CommandModule<object, CheckArguments> = {
  command: 'check [target]',
  describe: 'Judge a running API; without a target, the reference server is started and judged',
  builder: (cli) =>
    cli
      .positional('target', { type: 'string', describe: 'Base URL of the API: http://127.0.0.1:8000' })
      .options(planOptions)
      .options({
        strict: { type: 'boolean', default: false, describe: 'Exit 1 where a SHOULD failed' },
        bail: { type: 'boolean', default: false, describe: 'End at the first MUST that fails' },
        report: {
          type: 'string',
          array: true,
          nargs: 1,
          describe: 'FORMAT or FORMAT=PATH: terminal, json, junit',
        },
        out: { type: 'string', requiresArg: true, describe: 'A folder for report.json and the evidence' },
        concurrency: { type: 'number', default: 8, requiresArg: true, describe: 'Cases at a time' },
        timeout: {
          type: 'number',
          default: 10_000,
          requiresArg: true,
          describe: 'Milliseconds for a whole answer',
        },
      }) as never,
  handler: runCheck,
};

const ENDING = 'ending: what was made is removed, what was judged is reported (again to stop at once)';

async function runCheck(args: CheckArguments): Promise<void> {
  const outputs = readOutputs(args.report ?? [], args.out);
  const concurrency = wholeNumber('concurrency', args.concurrency, 1, 1_000);
  const timeout = wholeNumber('timeout', args.timeout, 1, 2_147_483_647);
  const config = configOf(args);
  const plan = await planOf(args, config);
  const target = args.target ?? config.target;
  const { check } = await import('../check.ts');
  const { startReference } = await import('./reference.ts');
  const reference = target === undefined ? await startReference(plan.kit.contract) : undefined;
  let evidence: EvidenceWriter | undefined;
  const progress = showProgress(process.stderr, plan.cases.length);
  const interrupt = interruptible(ENDING);
  try {
    const keys = reference?.keys ?? readKeys(config, process.env);
    const url = reference?.url ?? validTarget(target ?? '');
    if (reference !== undefined) {
      const line = `No target given: judging the reference server at ${url}\n`;
      (isForPerson(outputs) ? process.stdout : process.stderr).write(line);
    }
    tryOutputs(outputs);
    evidence = args.out === undefined ? undefined : writeEvidence(args.out);
    const report = await check(plan, {
      target: url,
      keys,
      concurrency,
      timeout,
      bail: args.bail,
      signal: interrupt.signal,
      onResult: (result) => progress.result(result),
      onExchange: (exchange) => evidence?.write(exchange),
    });
    progress.end();
    await evidence?.close();
    writeOutputs(outputs, report);
    process.exitCode = exitCodeOf(report, args.strict);
  } finally {
    interrupt.dispose();
    await reference?.close();
  }
}

/** @throws UsageError where the text is no URL that can be judged. */
export function validTarget(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    throw new UsageError(`"${text}" is no URL of an API: give one such as http://127.0.0.1:8000`);
  }
  if (url.username !== '' || url.password !== '')
    throw new UsageError('a target URL carries no user and password');
  if (/[?#]/.test(text))
    throw new UsageError('a target URL has no query and no fragment: it is what paths are put behind');
  return url.origin + url.pathname.replace(/\/+$/, '');
}
