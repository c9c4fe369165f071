import { load, machine } from './machine.mjs';
import { tableOf } from './table.mjs';

/**
 * The page of results.
 * @param {readonly {title: string, about: string, part: import('./rows.mjs').Part}[]} parts
 * @param {string} before load when the benchmarks began
 * @returns {string} Markdown
 */
export function pageOf(parts, before) {
  const sections = parts.map(
    ({ title, about, part: { rows, skipped = [] } }) =>
      `## ${title}\n\n${about}\n\n${rows.length === 0 ? '' : `${tableOf(rows)}\n`}${skipped.map(({ name, reason }) => `Not measured: ${name}, ${reason}.\n\n`).join('')}`,
  );
  return `${HEAD}
${machine()}; ${new Date().toISOString().slice(0, 10)}. Load over a minute: ${before} when they began, ${load()} at their end.

${sections.join('')}${FOOT}`;
}

const HEAD = `# Benchmarks

Written by \`npm run bench -- --write\`; the programs stand in [specs/bench](../../specs/bench). \`npm run bench -- --only start,rate\`
runs some of the parts, and prints only.

Everything is on one machine, on loopback, the target in a process of its own. What is compared takes turns, and a ratio is that of
one turn: so it holds also where the machine's speed drifts. \`×\` is a ratio.
`;

const FOOT = `## How it is measured

- **The target** answers from memory what the reference server answered in a recorded run: by method, path, query, headers and body.
  Reads that the server could answer in its first state are answered from that, and things that the same request created stand for each
  other, so that the order of requests makes no difference.
  Every run of \`check\` against it has to be conformant, without a finding and without a request that was not recorded, else the benchmark fails.
- **By size** and for all of a profile, the target is the reference server itself, started anew for each run.
- **Requests per second** are counted by the target, from the first request that arrives to the last that is answered.
- **CPU** is user and system time of the process; of Dredd and Specmatic, of all processes they start. "Net" leaves out what \`check\` took until its
  first request: start and planning.
- **\`check\`** judges, and writes its report and its journal (\`--out\`).
- **The bare loop** sends the recorded requests by supertest on kept-alive connections, waits for each answer and judges nothing. "Cold" is a
  fresh process that sends as many requests as \`check\` does; "warm" is the third time that the same process sends them.
- **Dredd and Specmatic** get the own contract as OpenAPI 3.0, and from the target the recorded success of each operation. Specmatic is held to 20
  requests for each kind of body.
`;
