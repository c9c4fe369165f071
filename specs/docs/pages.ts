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

export function readmeText(): string {
  return readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
}

const FENCE = /^```sh(?: exit=(\d+))?\n([\s\S]*?)^```$/gm;

/** The commands of a page, in their order. */
export function snippetsIn(text: string): Snippet[] {
  return [...text.matchAll(FENCE)].map((match) => ({
    line: lineAt(text, match.index),
    exit: Number(match[1] ?? 0),
    code: match[2] ?? '',
  }));
}

/** The same, a command a snippet: for a page whose blocks list commands that are independent of one another. */
export function commandsIn(text: string): Snippet[] {
  return snippetsIn(text).flatMap(({ line, code, exit }) =>
    code
      .trimEnd()
      .split('\n')
      .map((command, index) => ({ line: line + 1 + index, code: command, exit })),
  );
}

/** Blocks of another language. */
export function blocksIn(text: string, language: string): string[] {
  const fence = new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm');
  return [...text.matchAll(fence)].map((match) => match[1] ?? '');
}

/** A page without its blocks of commands: nothing in it is run. */
export function withoutSnippets(text: string): string {
  return text.replace(FENCE, '');
}

function lineAt(text: string, index: number): number {
  return text.slice(0, index).split('\n').length;
}
