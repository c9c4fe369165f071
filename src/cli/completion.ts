import { formatNames } from '../report/formats/names.ts';

/** What the shell can put in place of a word that was begun; undefined where the options alone know. */
export async function completions(
  current: string,
  words: readonly string[],
): Promise<readonly string[] | undefined> {
  const option = optionAt(current, words);
  const source = option === undefined ? undefined : SOURCES[option];
  if (source === undefined) return undefined;
  try {
    return await source(given(words));
  } catch {
    // A shell that completes is no place for an error: the command itself says it.
    return [];
  }
}

type Given = Readonly<Record<'contract' | 'surface' | 'config', string | undefined>>;

const SOURCES: Readonly<Record<string, (given: Given) => Promise<readonly string[]> | readonly string[]>> = {
  profile: () => ['core', 'full'],
  report: () => formatNames,
  format: () => formatNames,
  only: requirementIds,
  skip: requirementIds,
  operation: async (words) => (await contractNamed(words)).operations.map(({ key }) => key),
  mutant: async () => {
    const { mutants } = await import('../reference/mutants/index.ts');
    return mutants.map(({ id }) => id);
  },
};

async function requirementIds(words: Given): Promise<string[]> {
  const ids = (await contractNamed(words)).catalogue.map(({ id }) => id);
  const families = new Set(ids.map((id) => `${id.split('/')[0]}/*`));
  return [...families, ...ids];
}

/** The contract that the words name so far, as a command would read it. A surface behind a URL is not asked for. */
async function contractNamed({ contract, surface, config }: Given) {
  const { settle } = await import('./settle.ts');
  const { contractOf } = await import('../open/contract.ts');
  const { isUrl } = await import('../documents/url.ts');
  const names = ['contract', 'surface', 'overlay', 'allowRef'] as const;
  // A shell that completes is no place for a warning either.
  const { args, config: read } = await settle({ contract, surface, config }, names, () => {});
  const isFar = args.surface !== undefined && isUrl(args.surface);
  return await contractOf(isFar ? { contract: args.contract } : args, read);
}

/** The option whose value is being written: `--only au`, `--only=au`. */
function optionAt(current: string, words: readonly string[]): string | undefined {
  const [, joined] = /^--([\w-]+)=/.exec(current) ?? [];
  if (joined !== undefined) return joined;
  const before = words.at(words.at(-1) === current ? -2 : -1);
  return /^--([\w-]+)$/.exec(before ?? '')?.[1];
}

function given(words: readonly string[]): Given {
  const valueAfter = (name: string): string | undefined => {
    const at = words.indexOf(`--${name}`);
    return at < 0 ? words.find((one) => one.startsWith(`--${name}=`))?.slice(name.length + 3) : words[at + 1];
  };
  return { contract: valueAfter('contract'), surface: valueAfter('surface'), config: valueAfter('config') };
}
