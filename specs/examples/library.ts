/** Judges an API in a program of your own: prints what fails while it runs, and what is to be mended at the end. */
import { check, defaultSettings, makePlan, noFilters, openContract, UserError } from 'trysquare';

const { TARGET = '', TRYSQUARE_KEY = '' } = process.env;
const say = (line: string): void => void process.stdout.write(`${line}\n`);

try {
  const contract = await openContract();
  const plan = makePlan(contract, defaultSettings, { ...noFilters, only: ['auth/*'] });
  const report = await check(plan, {
    target: TARGET,
    keys: { full: TRYSQUARE_KEY },
    signal: AbortSignal.timeout(60_000),
    onPhase: (phase) => say(`… ${phase}`),
    onResult: ({ id, verdict }) => {
      if (verdict === 'fail') say(`✗ ${id}`);
    },
  });
  for (const { level, requirement, title, operations, example } of report.findings) {
    say(`${level} ${requirement} on ${operations.length} operations: ${title}`);
    say(`  ${example.curl}`);
  }
  say(report.outcome);
  process.exitCode = report.outcome === 'conformant' ? 0 : 1;
} catch (error) {
  // Nobody is there, the key is refused, a document cannot be read: said in a sentence.
  if (!(error instanceof UserError)) throw error;
  say(error.message);
  process.exitCode = 2;
}
