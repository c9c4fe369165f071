import { inert } from '../../inert.ts';

/** A message of lines in which nothing acts: no link either, of those that a message may have. */
export function plainMessage(...lines: readonly string[]): { readonly text: string } {
  return { text: lines.map((line) => inert(line).replaceAll('](', '] (')).join('\n') };
}

const LONGEST = 1000;

/** The same for a description, which GitHub takes up to 1024 characters of. */
export function shortMessage(text: string): { readonly text: string } {
  const message = plainMessage(text);
  const characters = [...message.text];
  return characters.length <= LONGEST ? message : { text: `${characters.slice(0, LONGEST).join('')}...` };
}
