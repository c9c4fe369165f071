import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from '../errors.ts';
import type { ReportFormat } from '../report/formats/format.ts';
import { formatNamed, formatNames } from '../report/formats/index.ts';
import { renderTerminal } from '../report/formats/terminal.ts';
import type { Report } from '../report/model.ts';
import { draftOf, tryFile, unwritable } from './files.ts';

/** A report that was asked for: on stdout where it has no path. */
export interface Output {
  readonly format: ReportFormat;
  readonly path?: string;
}

/**
 * Reads `--report FORMAT[=PATH]`. What a person reads goes to stdout, unless another format does.
 * @throws UsageError for an unknown format, or two for stdout.
 */
export function readOutputs(wanted: readonly string[], folder: string | undefined): Output[] {
  const outputs = wanted.map((text): Output => {
    const [name = '', ...rest] = text.split('=');
    const format = formatNamed(name);
    if (format === undefined)
      throw new UsageError(`no report format is named "${name}": there are ${formatNames.join(', ')}`);
    const path = rest.join('=');
    if (path === '' && text.includes('=')) throw new UsageError(`--report ${text} names no file`);
    return path === '' ? { format } : { format, path };
  });
  if (outputs.filter(({ path }) => path === undefined).length > 1) {
    throw new UsageError('only one report can go to stdout: give the others a path (--report json=PATH)');
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

/** Writes every report, what a person reads first; files appear whole or not at all. */
export function writeOutputs(outputs: readonly Output[], report: Report): void {
  for (const { format, path } of outputs) {
    if (path !== undefined) continue;
    const text =
      format.name === 'terminal' ? renderTerminal(report, terminalOptions()) : format.render(report);
    process.stdout.write(text);
  }
  for (const { format, path } of outputs) if (path !== undefined) writeWhole(path, format.render(report));
}

/** @throws UsageError where a file cannot be written: better said before anything is judged. */
export function tryOutputs(outputs: readonly Output[]): void {
  for (const { path } of outputs) if (path !== undefined) tryFile(path);
}

/** @throws UsageError where the file cannot be written. */
function writeWhole(path: string, text: string): void {
  const draft = draftOf(path);
  try {
    writeFileSync(draft, text);
    renameSync(draft, path);
  } catch (cause) {
    throw unwritable(path, cause);
  }
}

function terminalOptions(): { colour: boolean; width?: number } {
  const width = process.stdout.columns;
  return { colour: wantsColour(process.stdout), ...(width !== undefined && { width }) };
}

/** NO_COLOR wins over FORCE_COLOR; without either, a terminal has colour. */
export function wantsColour(stream: NodeJS.WriteStream): boolean {
  const { NO_COLOR, FORCE_COLOR } = process.env;
  if (NO_COLOR) return false;
  if (FORCE_COLOR) return FORCE_COLOR !== '0';
  return stream.isTTY === true;
}
