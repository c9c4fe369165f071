/** Every command of the documentation is run as a reader would run it, in a folder of its own. */
import { cpSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { starterContract } from '../../src/cli/init/starter.ts';
import { referenceKeys } from '../../src/cli/reference.ts';
import { readConfig } from '../../src/config/config.ts';
import { contractAt } from '../support/judged.ts';
import {
  blocksIn,
  commandsIn,
  pageNames,
  readmeText,
  type Snippet,
  snippetsIn,
  textOf,
  withoutSnippets,
} from './pages.ts';
import { newPlace, nothingWrong, wrongIn } from './shell.ts';

const pages = pageNames();
const shared = mkdtempSync(join(tmpdir(), 'trysquare-docs-shared-'));

/** What `init --contract` writes: an API of a few operations, which is judged in the tenth part of the time. */
const small = join(shared, 'small.yaml');
const choices = {
  credential: 'api-key',
  header: 'X-API-Key',
  prefix: 'Api-Key',
  paging: 'page',
  errors: 'detail',
} as const;
writeFileSync(small, starterContract(choices, contractAt().catalogue));

/** Pages that name operations of the contract of this package. */
const OF_THE_PACKAGE = ['tutorial.md', 'how-to/jest-and-vitest.md'];

/** The calibration of a certificate takes longer than all else: the second one goes by that of the first. */
const calibration = join(shared, 'calibration.json');

describe('commands of', () => {
  test.each(pages.filter((page) => snippetsIn(textOf(page)).length > 0))('%s', async (page) => {
    const place = await newPlace();
    const environment = OF_THE_PACKAGE.includes(page) ? {} : { TRYSQUARE_CONTRACT: small };
    expect(await wrongIn(snippetsIn(textOf(page)), place, environment)).toEqual(nothingWrong);
    const calibrated = join(place.folder, 'bundle/calibration.json');
    if (existsSync(calibrated)) cpSync(calibrated, calibration);
  });

  test('README.md', async () => {
    const place = await newPlace();
    writeFileSync(join(place.folder, 'theirs.json'), JSON.stringify(contractDocument()));
    const before = [
      'npx trysquare serve --surface theirs.json --port 8000 &',
      'npx trysquare check --surface theirs.json --out runs/yesterday http://127.0.0.1:8000',
    ].map((code, index): Snippet => ({ code, line: index + 1, exit: 0 }));
    const commands = commandsIn(readmeText()).map(asHere);
    expect(commands.length).toBeGreaterThan(20);
    const { full, other = '', restricted = '' } = referenceKeys;
    const environment = {
      TRYSQUARE_CONTRACT: small,
      TRYSQUARE_KEY: full,
      TRYSQUARE_KEY_OTHER: other,
      TRYSQUARE_KEY_RESTRICTED: restricted,
    };
    expect(await wrongIn([...before, ...commands], place, environment)).toEqual(nothingWrong);
  });
});

/** What ends otherwise here than for the reader: the API of the second contract is another, and nothing was cut off. */
const ENDS: Readonly<Record<string, number>> = {
  'check --contract mine.yaml http://127.0.0.1:8000': 2,
  'check --resume runs/today': 2,
};

/** A command of README.md as it is run: keys are there, one server plays every API, and what takes minutes is narrowed. */
function asHere({ code, line }: Snippet): Snippet {
  const [command = ''] = code.split(/\s+# /);
  const exit = ENDS[command.trim().replace('node dist/cli/main.js ', '')] ?? 0;
  const here = command
    .replace(/^export (\w+)=….*/, 'test -n "$$$1"')
    .replace('https://staging.example.com', 'http://127.0.0.1:8000')
    // The calibration that is shared is of the contract alone.
    .replace(/ init --target .*/, '$& && rm trysquare.config.yaml')
    .replace('calibrate --profile full', '$& --only auth/wrong-scheme')
    // A verifier names the contract; no variable does.
    .replace(/ (?:verify|countersign) .*/, `$& --contract ${small}`)
    .replace(/ calibrate .*/, '$& --fast')
    .replace('--certify', existsSync(calibration) ? `--certify --calibration ${calibration}` : '$&');
  return { code: here, line, exit };
}

/** The small API as its own generator would describe it: without a word of what the contract says. */
function contractDocument(): object {
  const { 'x-conformance': _, ...document } = parse(readFileSync(small, 'utf8')) as Record<string, unknown>;
  return document;
}

test('no command stands outside of what is run', () => {
  const texts = [...pages.filter((page) => !page.startsWith('reference/')).map(textOf), readmeText()];
  const lines = texts.flatMap((text) => withoutSnippets(text).split('\n'));
  expect(lines.filter((line) => /^(?: {4,}|\$ )(?:npx |node |trysquare )/.test(line))).toEqual([]);
});

test('the configuration that README.md shows is one', async () => {
  const [block = ''] = blocksIn(readmeText(), 'yaml');
  const file = join(shared, 'trysquare.config.yaml');
  writeFileSync(file, block);
  expect((await readConfig(file)).redact).toEqual(['email', 'phone', 'X-Session']);
});

test.each(pages)('links of %s lead somewhere', (page) => {
  const folder = dirname(fileURLToPath(new URL(`../../src/docs/${page}`, import.meta.url)));
  expect(broken(textOf(page), folder)).toEqual([]);
});

test('links of the README.md above all lead somewhere', () => {
  expect(broken(readmeText(), fileURLToPath(new URL('../../', import.meta.url)))).toEqual([]);
});

function broken(text: string, folder: string): string[] {
  const links = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map((match) => match[1] ?? '');
  return links.filter((link) => !existsSync(join(folder, link)));
}
