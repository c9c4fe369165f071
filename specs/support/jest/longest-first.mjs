/** What takes longest begins first: a long file that begins last is waited for by one worker alone. */
import Sequencer from '@jest/test-sequencer';

/** A clean clone has no record of how long each took. Below these, the larger file begins first. */
const LONGEST = [
  'interop/drf.spec.ts',
  'calibrate/core.spec.ts',
  'determinism.spec.ts',
  'calibrate/full.spec.ts',
  'docs/snippets.spec.ts',
  'fuzz/fuzz.spec.ts',
  'cli/resume.spec.ts',
  'cli/certify.spec.ts',
  'cli/surface.spec.ts',
  'cli/shard.spec.ts',
  'requirements/validation.spec.ts',
  'reference/mutants.spec.ts',
  'contracts/problem.spec.ts',
  'chaos/answers.spec.ts',
  'harm.spec.ts',
  'cli/calibrate.spec.ts',
  'ci/github.spec.ts',
  'package/package.spec.ts',
  'cli/check.spec.ts',
  'requirements/edges.spec.ts',
  'cli/paths.spec.ts',
  'hostile/text.spec.ts',
  'judge.spec.ts',
  'flaky.spec.ts',
];

/** @param {{ path: string }} test */
const rank = ({ path }) => {
  const index = LONGEST.findIndex((name) => path.endsWith(`/specs/${name}`));
  return index < 0 ? LONGEST.length : index;
};

export default class LongestFirst extends Sequencer {
  sort(tests) {
    return [...super.sort(tests)].sort((one, other) => rank(one) - rank(other));
  }
}
