import type { CommandModule } from 'yargs';
import { readKeys } from '../config/keys.ts';
import type { InForce } from '../config/levels.ts';
import { UsageError } from '../errors.ts';
import type { CaseResult } from '../model.ts';
import { makePlan, type Plan } from '../plan/plan.ts';
import type { Replayed } from '../replay.ts';
import { EXIT } from './exit-code.ts';
import { interruptible } from './interrupt.ts';
import { type ContractArguments, contractOptions } from './options/contract.ts';
import { planOf, redactionOf } from './options.ts';
import { shownReplay } from './replay/page.ts';
import { similarTo } from './replay/similar.ts';
import { settle } from './settle.ts';
import { validTarget } from './target.ts';

interface ReplayArguments extends ContractArguments {
  readonly run: string;
  readonly case: string;
  readonly target?: string | undefined;
}

/** `trysquare replay`: one case of a recorded run again, beside what was recorded. */
export const replayCommand: CommandModule<object, ReplayArguments> = {
  command: 'replay <run> <case>',
  describe: 'Send one case of a recorded run again, and show the recorded answer beside the new one',
  builder: (cli) =>
    cli
      .positional('run', { type: 'string', describe: 'A folder that `check --out` wrote' })
      .positional('case', { type: 'string', describe: 'The id of a case, or the fingerprint of a finding' })
      .options({
        contract: contractOptions.contract,
        surface: contractOptions.surface,
        overlay: contractOptions.overlay,
        'allow-ref': contractOptions['allow-ref'],
        config: contractOptions.config,
        target: {
          type: 'string',
          requiresArg: true,
          describe:
            'Where to send it (default: the recorded target, where the environment or the configuration names it)',
        },
      })
      .epilogue(
        'Exit codes: 0 it passes now, 1 it fails, 3 it fails at times or came to no judgement, 2 nothing was sent.',
      ) as never,
  handler: runReplay,
};

async function runReplay(given: ReplayArguments): Promise<void> {
  const { readRun } = await import('./report/read-run.ts');
  const { replay } = await import('../replay.ts');
  // What the run was narrowed to, and against what it was made, the record says.
  const { args, config, inForce } = await settle(given, [
    'target',
    'contract',
    'surface',
    'overlay',
    'allowRef',
  ]);
  const recorded = readRun(args.run);
  const { cases, findings, plan: planned, profile, run, subject } = recorded.report;
  const id = findings.find(({ fingerprint }) => fingerprint === args.case)?.example.case ?? args.case;
  const before = cases.find((one) => one.id === id);
  if (before === undefined)
    throw new UsageError(
      `the run has no case "${args.case}"${similarTo(
        id,
        cases.map((one) => one.id),
      )}`,
    );
  const named = inForce.find(({ name }) => name === 'target') as InForce;
  const target = targetOf(named, subject.target, args.run);
  const plan = await planOf(
    { ...args, target, profile: profile as 'core' | 'full', seed: run.seed, readOnly: run.readOnly },
    config,
  );
  if (!plan.cases.some((one) => one.id === id))
    throw new UsageError(
      'the plan has no such case: give the contract, the surface and the configuration that the run was made with',
    );
  const now: string[] = [];
  const exchanges = new Map<string, import('../model.ts').Exchange>();
  // Before signals are heeded: while a pipe that gives a key is waited for, only their own way ends it.
  const keys = readKeys(config, process.env);
  const { signal, dispose } = interruptible('ending: what was made is removed (again to stop at once)');
  try {
    const replayed = await replay(plan, before as CaseResult, {
      target,
      keys,
      redact: redactionOf(plan, config),
      signal,
      onExchange: (exchange) => void exchanges.set(exchange.id, exchange),
    });
    const old = new Map(recorded.evidence().map((exchange) => [exchange.id, exchange]));
    if (planned.digest !== narrowed(plan, planned.filters).digest)
      now.push(
        'The plan is not quite the recorded one: another version of the documents, or other settings.',
      );
    process.stdout.write(shownReplay(replayed, { old, now: exchanges, target, notes: now }));
    process.exitCode = exitCodeOf(replayed);
  } finally {
    dispose();
  }
}

/** A plan as the filters of a record narrow it. */
function narrowed({ kit, profile }: Plan, filters: readonly string[]): Plan {
  const given = (option: string): string[] =>
    filters.flatMap((filter) => (filter.startsWith(`${option} `) ? filter.slice(option.length + 1) : []));
  const [only, skip, operation] = ['--only', '--skip', '--operation'].map(given) as [
    string[],
    string[],
    string[],
  ];
  return makePlan(kit.contract, kit.settings, { profile, only, skip, operation });
}

/**
 * Where a case is sent again, with the keys: where the command line says, else to the recorded target. That is what
 * somebody else may have written, so it has to be of an origin that the user named as well.
 * @throws UsageError where it is not.
 */
function targetOf({ value, from, place }: InForce, recorded: string, run: string): string {
  const named = typeof value === 'string' ? validTarget(value) : undefined;
  if (named !== undefined && from === 'command line') return named;
  const target = validTarget(recorded);
  if (named !== undefined && new URL(named).origin === new URL(target).origin) return target;
  const other = named === undefined ? 'nobody else named it' : `${place} names ${named}`;
  throw new UsageError(
    `${run} was recorded at ${target}, and ${other}: the key goes to no target that a record alone names. Where it may go there, add --target ${target}`,
  );
}

function exitCodeOf({ now }: Replayed): number {
  if (now.verdict === 'pass') return EXIT.ok;
  return now.verdict === 'fail' ? EXIT.nonconformant : EXIT.incomplete;
}
