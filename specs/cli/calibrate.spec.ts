import { expect, test } from '@jest/globals';
import type { Calibration } from '../../src/calibrate.ts';
import { run, start } from './command.ts';

const keysIn = (text: string): Record<string, string> =>
  Object.fromEntries([...text.matchAll(/(TRYSQUARE_KEY\w*)=(\w+)/g)].map(([, name, key]) => [name, key]));

/** Serves the reference server, with a fault or none, while the work is done. */
async function served(
  words: readonly string[],
  work: (url: string, keys: Record<string, string>) => Promise<void>,
): Promise<void> {
  const server = start(['serve', ...words]);
  const [text, url = ''] = await server.printed(/ at (http:\/\/127\.0\.0\.1:\d+)[\s\S]*RESTRICTED=\w+\n/);
  try {
    await work(url, keysIn(text));
  } finally {
    server.kill('SIGTERM');
    await server.ended;
  }
}

test('one fault on the reference server: the controls are there, and a table by requirement', async () => {
  const { code, stdout, stderr } = await run(['calibrate', '--mutant', 'error/stack-trace']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toMatch(/✓ caught {5}control\/always-fails/);
  expect(stdout).toMatch(/✓ alive {6}control\/inert/);
  expect(stdout).toMatch(/✓ caught {5}error\/stack-trace/);
  expect(stdout).toContain('✓ error/no-internals  caught 1 of 1');
  expect(stdout).toContain('faults: 1 of 1 caught, 0 misblamed, 0 missed');
  expect(stdout).toContain('✓ PASSED');
});

test('a fault that the plan has no case for is not applicable, and not counted', async () => {
  const words = ['--only', 'auth/*', '--mutant', 'error/stack-trace', '--mutant', 'auth/key-in-query'];
  const { code, stdout } = await run(['calibrate', '--json', '--fast', ...words]);
  const calibration = JSON.parse(stdout) as Calibration;
  expect(code).toBe(0);
  expect(calibration.verdict).toBe('passed');
  expect(calibration.controls.map(({ id, fate }) => [id, fate])).toEqual([
    ['control/always-fails', 'caught'],
    ['control/inert', 'alive'],
  ]);
  expect(calibration.mutants.map(({ id, fate }) => [id, fate])).toEqual([['auth/key-in-query', 'caught']]);
  expect(calibration.requirements).toEqual([
    { requirement: 'auth/header-only', faults: 1, caught: 1, misblamed: [], missed: [] },
  ]);
  expect(calibration.notApplicable).toMatchObject([{ id: 'error/stack-trace' }]);
});

test('a live target: the fault is in the proxy before it, and the target is left as it was', async () => {
  await served([], async (url, keys) => {
    const words = [
      'calibrate',
      url,
      '--mutant',
      'error/absent-deleted',
      '--mutant',
      'envelope/count-one-more',
    ];
    const { code, stdout, stderr } = await run(words, keys);
    expect(code).toBe(0);
    expect(stdout).toContain('faults: 2 of 2 caught, 0 misblamed, 0 missed');
    // What has no DELETE stays, and is said; the rest is gone.
    expect(stderr).toMatch(/^trysquare: what could not be removed is left at the target: [^\n]*\n$/);
    expect(stderr).not.toMatch(/chatbots|knowledge-bases|attachments/);
    expect(stdout + stderr).not.toContain(keys['TRYSQUARE_KEY']);
  });
});

test('a target that does not conform makes it void, with exit 2 and no fault tried', async () => {
  await served(['--mutant', 'error/stack-trace'], async (url, keys) => {
    const { code, stdout } = await run(['calibrate', url, '--json', '--only', 'error/*'], keys);
    expect(code).toBe(2);
    const { verdict, voided, mutants, controls } = JSON.parse(stdout) as Calibration;
    expect({ verdict, mutants, controls }).toEqual({ verdict: 'void', mutants: [], controls: [] });
    expect(voided).toMatchObject({ by: 'target' });
    expect(voided?.message).toContain('error/no-internals: an error shows a Python stack trace');
  });
});

test('what cannot be calibrated at all is said in a sentence, with exit 2', async () => {
  const said = async (words: string[], environment = {}) => {
    const { code, stderr } = await run(['calibrate', ...words], environment);
    expect(code).toBe(2);
    return stderr;
  };
  expect(await said(['--mutant', 'error/nobody'])).toContain('no fault is named error/nobody');
  expect(await said(['http://127.0.0.1:9'])).toContain('no key: put it into TRYSQUARE_KEY');
  expect(await said(['http://127.0.0.1:9'], { TRYSQUARE_KEY: 'NobodysKey01' })).toContain(
    'nothing answers at',
  );
});
