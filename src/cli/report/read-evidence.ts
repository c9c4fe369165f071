import { closeSync, openSync, readSync } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';
import { validator } from '../../contract/schemas.ts';
import { DocumentError } from '../../errors.ts';
import type { Exchange } from '../../model.ts';
import { inert } from '../../report/inert.ts';
import { reportSchema } from './read-report.ts';

const CHUNK = 1024 * 1024;

/**
 * The exchanges of a run, one after the other: there may be more of them than a text can hold.
 * @throws DocumentError with the line where the file cannot be read, was cut off, or holds something else.
 */
export function* readEvidence(file: string): Generator<Exchange> {
  const { $defs } = reportSchema();
  const errorsOf = validator({ $ref: '#/$defs/exchange', $defs });
  let number = 0;
  for (const line of linesOf(file)) {
    number += 1;
    const at = `${file}:${number}`;
    const value = parsed(at, line);
    const [error] = errorsOf(value);
    if (error !== undefined)
      throw new DocumentError(at, `it is no exchange: ${inert(error.instancePath) || 'it'} ${error.message}`);
    yield value as Exchange;
  }
}

function parsed(at: string, line: string): unknown {
  try {
    return JSON.parse(line);
  } catch (cause) {
    throw new DocumentError(at, 'it is no JSON, or the file was cut off here', { cause });
  }
}

function* linesOf(file: string): Generator<string> {
  const fd = opened(file);
  try {
    const decoder = new StringDecoder('utf8');
    const bytes = Buffer.alloc(CHUNK);
    let rest = '';
    for (let read = readSync(fd, bytes); read > 0; read = readSync(fd, bytes)) {
      const lines = (rest + decoder.write(bytes.subarray(0, read))).split('\n');
      rest = lines.pop() ?? '';
      yield* lines;
    }
    if (rest !== '') yield rest;
  } finally {
    closeSync(fd);
  }
}

function opened(file: string): number {
  try {
    return openSync(file, 'r');
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    throw new DocumentError(file, code === 'ENOENT' ? 'no such file' : `cannot be read (${code})`, { cause });
  }
}
