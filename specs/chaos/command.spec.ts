/** The command itself, with little memory, against what would fill all there is. */
import { describe, expect, test } from '@jest/globals';
import { referenceKeys } from '../../src/cli/reference.ts';
import { start } from '../cli/command.ts';
import type { Behaviour } from '../support/chaos/behaviour.ts';
import { families } from '../support/chaos/index.ts';
import { contract } from '../support/chaos/judged.ts';
import { chaotic, VICTIM } from '../support/chaos/target.ts';

const MOST_MEMORY = 400 * 1024;

/** Says at its end how many kilobytes it ever had; where the system does not keep that, how many it has. */
const PRELOAD = `data:text/javascript,${[
  `const{readFileSync}=process.getBuiltinModule('fs');`,
  `const%20peak=()=>{try{return/VmHWM:[^0-9]+([0-9]+)/.exec(readFileSync('/proc/self/status'))[1]}`,
  `catch{return(process.memoryUsage.rss()/1024).toFixed()}};`,
  `process.on('exit',()=>process._rawDebug('memory',peak()));`,
].join('')}`;
const environment = {
  TRYSQUARE_KEY: referenceKeys.full,
  NODE_OPTIONS: `--max-old-space-size=256 --import=${PRELOAD}`,
};

const HEAVY = [
  '100 MB of JSON',
  'an object with a million members',
  'objects nested 100,000 deep',
  'an item with a text of 8 MiB',
  'a gzip bomb, though identity was asked for',
  'an endless body in chunks, as fast as it goes',
  '103 with headers without end',
];
const heavy = Object.values(families)
  .flat()
  .filter(({ name }) => HEAVY.includes(name));

describe('the command ends well, and with less than 400 MB, over', () => {
  test.each(heavy.map((one): [string, Behaviour] => [one.name, one]))('%s', async (_, behaviour) => {
    await chaotic(behaviour, { contract, keys: referenceKeys }, async (target) => {
      const words = ['check', target, '--operation', VICTIM, '--operation', 'GET /api/chatbots/'];
      const { code, stdout, stderr } = await start(words, environment).ended;
      expect([1, 3]).toContain(code);
      expect(stdout).toMatch(/NONCONFORMANT|INCOMPLETE/);
      const [, memory = ''] = /memory (\d+)/.exec(stderr) ?? [];
      expect(Number(memory)).toBeGreaterThan(0);
      expect(Number(memory)).toBeLessThan(MOST_MEMORY);
      // Nothing but that, and where it stands.
      expect(stderr.replace(/memory \d+\n/, '')).not.toMatch(/warn|deprecat|superagent|Error/i);
    });
  });
});
