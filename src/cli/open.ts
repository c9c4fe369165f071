import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Exchange } from '../model.ts';
import type { ReportFormat } from '../report/formats/format.ts';
import { formatNamed } from '../report/formats/index.ts';
import type { Report } from '../report/model.ts';
import { type Output, writeOutputs } from './outputs.ts';

/** Shows the HTML report of a run: the one that was written, else one of its own. Says where it is, whatever comes of it. */
export async function openReport(
  outputs: readonly Output[],
  report: Report,
  evidence: Iterable<Exchange> = [],
): Promise<void> {
  let file = outputs.find(({ format, path }) => format.name === 'html' && path !== undefined)?.path;
  if (file === undefined) {
    file = join(mkdtempSync(join(tmpdir(), 'trysquare-report-')), 'report.html');
    writeOutputs([{ format: formatNamed('html') as ReportFormat, path: file }], report, evidence);
  }
  const opener = openerOf(process.env, process.platform);
  const isOpen = opener !== undefined && (await started(opener, resolve(file)));
  process.stderr.write(`report: ${file}${isOpen ? '' : ' (there is no browser to show it in)'}\n`);
}

/** The command that shows a file; undefined where nobody would see it. BROWSER names another, `none` for none. */
export function openerOf(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): readonly string[] | undefined {
  const { BROWSER, CI, DISPLAY, WAYLAND_DISPLAY } = env;
  if (CI || BROWSER === 'none') return undefined;
  if (BROWSER) return BROWSER.trim().split(/\s+/);
  if (platform === 'darwin') return ['open'];
  if (platform === 'win32') return ['explorer.exe'];
  return DISPLAY || WAYLAND_DISPLAY ? ['xdg-open'] : undefined;
}

/** Whether the command could be started; it lives on by itself. No shell reads the name of the file. */
function started([command = '', ...words]: readonly string[], file: string): Promise<boolean> {
  const child = spawn(command, [...words, file], { detached: true, stdio: 'ignore' });
  child.unref();
  return new Promise((settle) => {
    child.once('spawn', () => settle(true));
    child.once('error', () => settle(false));
  });
}
