import { checkRecorded, rateOf } from '../measure/check.mjs';
import { series } from '../measure/series.mjs';
import { plainDocument } from '../others/document.mjs';
import { dredd } from '../others/dredd.mjs';
import { install, versioned } from '../others/install.mjs';
import { hasJava, specmatic } from '../others/specmatic.mjs';
import { startTarget } from '../recording/start-target.mjs';
import { requirements } from '../results/requirements.mjs';
import { figure, ratio } from '../results/rows.mjs';

export const title = 'Beside Dredd and Specmatic';
export const about = 'On the same document (34 operations) and the same target, each as it comes.';

const TURNS = { least: 2, most: 3, seconds: 10 };

/** @param {import('../main.mjs').Given} given @returns {Promise<import('../results/rows.mjs').Part>} */
export async function measure({ own }) {
  const recorded = await own();
  const target = await startTarget(recorded.file);
  const document = plainDocument();
  const rows = [];
  const skipped = [];
  for (const [name, start] of Object.entries({ dredd, specmatic })) {
    const installed = await ready(name);
    if ('reason' in installed) {
      skipped.push({ name: versioned(name), reason: installed.reason });
      continue;
    }
    const rounds = await series(TURNS, async () => {
      const check = await checkRecorded(target, recorded);
      await target.reset();
      const ended = await start(installed.folder, document, target.url, recorded.keys.TRYSQUARE_KEY);
      const counts = await target.counts();
      return { check, other: { ...ended, ...counts, rate: rateOf(counts) } };
    });
    const lost = rounds.find(({ other }) => other.code !== 0 || other.requests < 2);
    if (lost === undefined) rows.push(...rowsOf(rounds, versioned(name)));
    else
      skipped.push({
        name: versioned(name),
        reason: `it ended with ${lost.other.code} after ${lost.other.requests} requests`,
      });
  }
  await target.close();
  return { rows, skipped };
}

async function ready(name) {
  if (name === 'specmatic' && !(await hasJava())) return { reason: 'there is no Java to run it' };
  return await install(name);
}

function rowsOf(rounds, name) {
  const all = (of) => rounds.map(of);
  const whole = ({ requests, seconds }) => requests / seconds;
  const perRequest = ({ cpu, requests }) => (cpu / requests) * 1000;
  return [
    ratio(
      `requests/s of check ÷ ${name}`,
      all(({ check, other }) => check.rate / other.rate),
      requirements.ofOthers,
    ),
    ratio(
      `the same, from command to exit: ÷ ${name}`,
      all(({ check, other }) => whole(check) / whole(other)),
    ),
    ratio(
      `CPU for a request, ${name} ÷ check`,
      all(({ check, other }) => perRequest(other) / perRequest(check)),
    ),
    figure(
      `requests that ${name} sends`,
      '',
      all(({ other }) => other.requests),
    ),
    figure(
      `requests that check sends, beside ${name}`,
      '',
      all(({ check }) => check.requests),
    ),
    figure(
      `${name}`,
      '/s',
      all(({ other }) => other.rate),
    ),
    figure(
      `check, beside ${name}`,
      '/s',
      all(({ check }) => check.rate),
    ),
    figure(
      `CPU of ${name} for a request`,
      'ms',
      all(({ other }) => perRequest(other)),
    ),
    figure(
      `CPU of check for a request, beside ${name}`,
      'ms',
      all(({ check }) => perRequest(check)),
    ),
  ];
}
