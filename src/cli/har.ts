import { randomBytes } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { UsageError } from '../errors.ts';
import type { Exchange } from '../model.ts';
import { tool } from '../package-info.ts';
import type { Plan } from '../plan/plan.ts';
import { buildReport } from '../report/build.ts';
import type { Report } from '../report/model.ts';
import { type Redaction, Redactor } from '../run/redact/redactor.ts';
import { exchangesOf } from '../traffic/exchanges.ts';
import { type RecordedEntry, readHar } from '../traffic/har.ts';
import { judgeTraffic } from '../traffic/judge-traffic.ts';

const LARGEST = 256 * 1024 * 1024;

/**
 * Judges an HTTP archive without sending anything.
 * @throws UsageError where the file cannot be read, is none, or shows no operation of the contract.
 */
export function judgeHar(
  plan: Plan,
  file: string,
  target: string | undefined,
  redaction: Redaction,
): { report: Report; remark: string } {
  const entries = read(file);
  const place = target ?? originOf(entries);
  const base = new URL(place);
  const own = entries.filter(({ url }) => url.host === base.host);
  const { exchanges, elsewhere, mute } = exchangesOf(
    plan.kit.contract,
    own,
    base.pathname.replace(/\/+$/, ''),
  );
  if (exchanges.length === 0)
    throw new UsageError(
      `${file}: ${entries.length === 1 ? 'its one entry does not show' : `none of its ${entries.length} entries shows`} an operation of the contract below ${place}`,
    );
  const redactor = new Redactor(redaction, plan.kit.contract, randomBytes(16).toString('hex'));
  const hide = (): Exchange[] => exchanges.map((one) => redactor.recorded(one));
  // Twice: what a later exchange tells to be hidden may stand in an earlier one.
  if (redaction.names.length > 0) hide();
  const shown = redaction.names.length > 0 ? hide() : exchanges;
  const at = new Map(shown.map((exchange) => [exchange.id, exchange]));
  const now = new Date().toISOString();
  const report = buildReport(plan, {
    tool,
    run: {
      mode: 'judged',
      seed: plan.kit.settings.seed,
      readOnly: true,
      startedAt: now,
      finishedAt: now,
      requests: 0,
      ...(redaction.names.length > 0 && { redacted: redaction.names }),
    },
    target: place,
    results: judgeTraffic(plan, shown),
    leftBehind: [],
    exchangeOf: (id) => at.get(id),
  });
  const others = entries.length - own.length + elsewhere;
  const remark = `recorded exchanges judged: ${exchanges.length}; none of the contract's operations: ${others}; showing nothing: ${mute}\n`;
  return { report, remark };
}

function read(file: string): RecordedEntry[] {
  try {
    return readHar(parsed(textOf(file)));
  } catch (cause) {
    if (cause instanceof UsageError) throw new UsageError(`${file}: ${cause.message}`, { cause });
    throw cause;
  }
}

function textOf(file: string): string {
  try {
    if (statSync(file).size > LARGEST) throw new UsageError('is larger than an archive may be (256 MB)');
    return readFileSync(file, 'utf8');
  } catch (cause) {
    if (cause instanceof UsageError) throw cause;
    throw new UsageError(`cannot be read (${(cause as NodeJS.ErrnoException).code})`, { cause });
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (cause) {
    throw new UsageError('is not JSON', { cause });
  }
}

/** The origin that most of the record is about. */
function originOf(entries: readonly RecordedEntry[]): string {
  const counts = new Map<string, number>();
  for (const { url } of entries) counts.set(url.origin, (counts.get(url.origin) ?? 0) + 1);
  const [most] = [...counts].sort(([, one], [, other]) => other - one);
  if (most === undefined) throw new UsageError('the record has no entries');
  return most[0];
}
