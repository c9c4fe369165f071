import { createInterface, type Interface } from 'node:readline';
import { UsageError } from '../../../errors.ts';

/** One reader for all questions: another one each would lose what is typed ahead. */
let reader: { readonly face: Interface; readonly lines: AsyncIterator<string> } | undefined;

/** @throws UsageError where nobody answers any more. */
export async function askLine(question: string): Promise<string> {
  if (reader === undefined) {
    const face = createInterface({ input: process.stdin, output: process.stderr });
    reader = { face, lines: face[Symbol.asyncIterator]() };
  }
  reader.face.setPrompt(question);
  reader.face.prompt();
  const { value, done } = await reader.lines.next();
  if (done) throw new UsageError('nothing is written');
  return value;
}

/** Asks no more: the terminal is free again. */
export function endAsking(): void {
  reader?.face.close();
  reader = undefined;
}
