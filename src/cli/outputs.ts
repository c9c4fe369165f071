import { closeSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from '../errors.ts';
import type { Exchange } from '../model.ts';
import type { ReportFormat } from '../report/formats/format.ts';
import { formatNamed } from '../report/formats/index.ts';
import { formatNames } from '../report/formats/names.ts';
import { renderTerminal } from '../report/formats/terminal.ts';
import type { Report } from '../report/model.ts';
import { calledAs } from './called-as.ts';
import { draftOf, dropDraft, isDevice, openToWrite, tryFile, unwritable } from './files.ts';

/** A report that was asked for: on stdout where it has no path. */
export interface Output {
  readonly format: ReportFormat;
  readonly path?: string;
}

/**
 * Reads `--report FORMAT[=PATH]`, or another option of the same kind. What a person reads goes to stdout, unless another
 * format does.
 * @throws UsageError for an unknown format, or two for stdout.
 */
export function readOutputs(
  wanted: readonly string[],
  folder: string | undefined,
  option = '--report',
): Output[] {
  const outputs = wanted.map((text): Output => {
    const [name = '', ...rest] = text.split('=');
    const format = formatNamed(name);
    if (format === undefined)
      throw new UsageError(`no report format is named "${name}": there are ${formatNames.join(', ')}`);
    const path = rest.join('=');
    if (path === '' && text.includes('=')) throw new UsageError(`${option} ${text} names no file`);
    return path === '' ? { format } : { format, path };
  });
  if (outputs.filter(({ path }) => path === undefined).length > 1) {
    throw new UsageError(`only one report can go to stdout: give the others a path (${option} json=PATH)`);
  }
  const terminal = formatNamed('terminal') as ReportFormat;
  const json = formatNamed('json') as ReportFormat;
  return [
    ...outputs,
    ...(folder === undefined ? [] : [{ format: json, path: join(folder, 'report.json') }]),
    ...(outputs.some(({ path }) => path === undefined) ? [] : [{ format: terminal }]),
  ];
}

/** Whether stdout is for a person. */
export function isForPerson(outputs: readonly Output[]): boolean {
  return outputs.some(({ format, path }) => path === undefined && format.name === 'terminal');
}

/** Whether an output shows exchanges: then `writeOutputs` needs them. */
export function showsEvidence(outputs: readonly Output[]): boolean {
  return outputs.some(({ format }) => format.showsEvidence === true);
}

/** Writes every report, what a person reads first; files appear whole or not at all. */
export function writeOutputs(
  outputs: readonly Output[],
  report: Report,
  evidence: Iterable<Exchange> = [],
): void {
  const toStdout = outputs.filter(({ path }) => path === undefined);
  const toFiles = outputs.filter(({ path }) => path !== undefined);
  const failures: unknown[] = [];
  for (const { format, path } of [...toStdout, ...toFiles]) {
    const shown = format.name === 'terminal' && path === undefined;
    try {
      if (shown) writeText(path, renderTerminal(report, terminalOptions()));
      else writeParts(path, format.parts?.(report) ?? [format.render(report, evidence)]);
    } catch (error) {
      // What was judged is shown wherever that can be done.
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
}

/**
 * Writes a text to a file as a whole, or to stdout where no path is given.
 * @throws UsageError where the file cannot be written.
 */
export function writeText(path: string | undefined, text: string): void {
  writeParts(path, [text]);
}

function writeParts(path: string | undefined, parts: Iterable<string>): void {
  if (path !== undefined) writeWhole(path, parts);
  else for (const text of gathered(parts)) process.stdout.write(text);
}

/** @throws UsageError where a file cannot be written: better said before anything is judged. */
export function tryOutputs(outputs: readonly Output[]): void {
  for (const { path } of outputs) if (path !== undefined) tryFile(path);
}

/** @throws UsageError where the file cannot be written. */
function writeWhole(path: string, parts: Iterable<string>): void {
  // A device or a pipe is written to: a file in its place would be the end of it.
  const draft = isDevice(path) ? path : draftOf(path);
  try {
    // Opened once: whoever reads from a pipe takes its being closed for the end.
    const fd = openToWrite(draft);
    try {
      for (const text of gathered(parts)) writeFileSync(fd, text);
    } finally {
      closeSync(fd);
    }
    if (draft !== path) renameSync(draft, path);
  } catch (cause) {
    if (draft !== path) dropDraft(draft);
    throw unwritable(path, cause);
  }
}

/** Characters. Longer texts would each get a page of memory of their own, which is given back late. */
const ROOM = 64 * 1024;

/** Small pieces as larger ones. */
function* gathered(parts: Iterable<string>): Generator<string> {
  let text = '';
  for (const part of parts) {
    text += part;
    if (text.length < ROOM) continue;
    yield text;
    text = '';
  }
  if (text !== '') yield text;
}

/** As the terminal is that stdout shows on, and whoever reads there has called the command. */
export function terminalOptions(): { colour: boolean; width?: number; command: string } {
  const width = process.stdout.columns;
  return {
    colour: wantsColour(process.stdout),
    ...(width !== undefined && { width }),
    command: calledAs(process.env),
  };
}

/** NO_COLOR wins over FORCE_COLOR; without either, a terminal has colour. */
export function wantsColour(stream: NodeJS.WriteStream): boolean {
  const { NO_COLOR, FORCE_COLOR } = process.env;
  if (NO_COLOR) return false;
  if (FORCE_COLOR) return FORCE_COLOR !== '0';
  return stream.isTTY === true;
}
