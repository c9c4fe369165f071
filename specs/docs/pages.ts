import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../src/docs/', import.meta.url));

/** A block of commands, as a reader copies it. */
export interface Snippet {
  readonly line: number;
  readonly code: string;
  /** The exit code that the page promises. */
  readonly exit: number;
}

/** The pages of the documentation, below `src/docs`. */
export function pageNames(): string[] {
  const all = readdirSync(root, { recursive: true, encoding: 'utf8' });
  return all.filter((name) => name.endsWith('.md')).sort();
}

export function textOf(page: string): string {
  return readFileSync(join(root, page), 'utf8');
}

const FENCE = /^```sh(?: exit=(\d+))?\n([\s\S]*?)^```$/gm;

/** The commands of a page, in their order. */
export function snippetsIn(text: string): Snippet[] {
  return [...text.matchAll(FENCE)].map((match) => ({
    line: text.slice(0, match.index).split('\n').length,
    exit: Number(match[1] ?? 0),
    code: match[2] ?? '',
  }));
}
