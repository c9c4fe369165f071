/** What takes longest begins first: a long file that begins last is waited for by one worker alone. */
import Sequencer from '@jest/test-sequencer';

/** A clean clone has no record of how long each took. Below these, the larger file begins first. */
const LONGEST = [
  'docs/snippets.spec.ts',
  'interop/drf.spec.ts',
  'calibrate/full.spec.ts',
  'calibrate/core.spec.ts',
  'cli/resume.spec.ts',
  'determinism.spec.ts',
  'cli/paths.spec.ts',
  'fuzz/fuzz.spec.ts',
  'cli/certify.spec.ts',
  'package/package.spec.ts',
  'cli/surface.spec.ts',
  'cli/check.spec.ts',
  'cli/shard.spec.ts',
  'cli/init.spec.ts',
  'interop/drf-surface.spec.ts',
  'conformance/contract.spec.ts',
  'chaos/answers.spec.ts',
  'cli/calibrate.spec.ts',
  'contracts/styles.spec.ts',
  'cli/verify.spec.ts',
  'cli/redact.spec.ts',
  'requirements/validation.spec.ts',
  'harm.spec.ts',
  'chaos/waiting.spec.ts',
  'ci/github.spec.ts',
  'contracts/problem.spec.ts',
  'bundle/tampering.spec.ts',
  'report/curl.spec.ts',
  'chaos/command.spec.ts',
  'soundness/wire.spec.ts',
  'cli/watch.spec.ts',
  'cli/shells.spec.ts',
  'cli/config.spec.ts',
  'cli/report.spec.ts',
  'cli/replay.spec.ts',
  'requirements/edges.spec.ts',
  'contract/surface.spec.ts',
  'requirements/lifecycle.spec.ts',
  'report/formats/html-browser.spec.ts',
  'hostile/text.spec.ts',
  'calibrate.spec.ts',
  'cli/gate.spec.ts',
  'interop/certify.spec.ts',
  'cli/init-config.spec.ts',
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
