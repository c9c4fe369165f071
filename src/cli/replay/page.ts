import type { CaseResult, Exchange } from '../../model.ts';
import type { Replayed } from '../../replay.ts';
import { curlOf } from '../../report/curl.ts';
import { inertLines, plainCommand } from '../../report/formats/common/log.ts';

interface Shown {
  readonly old: ReadonlyMap<string, Exchange>;
  readonly now: ReadonlyMap<string, Exchange>;
  readonly target: string;
  readonly notes: readonly string[];
}

const SENTENCES: Readonly<Record<Replayed['fate'], string>> = {
  reproduced: '✗ REPRODUCED: it fails as it did',
  changed: '✗ CHANGED: it fails, and in another way',
  'fails now': '✗ FAILS NOW: it did not before',
  fixed: '✓ FIXED: it failed, and passes now',
  'still passes': '✓ PASSES, as it did',
  flaky: '? FLAKY: it fails at times',
  open: '? OPEN: it came to no judgement',
};

/** A case as it was recorded and as it is now, one below the other. */
export function shownReplay({ fate, recorded, now }: Replayed, shown: Shown): string {
  const telling = exchangeOf(now, shown.now);
  const sides = [
    recorded.id,
    '',
    ...side('recorded', recorded, exchangeOf(recorded, shown.old)),
    '',
    ...side('now', now, telling),
    '',
  ];
  const command = telling === undefined ? [] : [plainCommand(curlOf(telling.request, shown.target)), ''];
  const conclusion = inertLines([...shown.notes, SENTENCES[fate]]);
  return inertLines(sides) + command.map((line) => `${line}\n`).join('') + conclusion;
}

/** The exchange that the case's judgement is about; else its last. */
function exchangeOf(result: CaseResult, exchanges: ReadonlyMap<string, Exchange>): Exchange | undefined {
  const told = result.checks.find(({ verdict }) => verdict === 'fail') ?? result.checks[0];
  return exchanges.get(told?.exchange ?? result.exchanges.at(-1) ?? '');
}

function side(title: string, result: CaseResult, exchange: Exchange | undefined): string[] {
  const { verdict, reason, message, checks } = result;
  const failed = checks.filter((check) => check.verdict === 'fail').map((check) => check.message);
  const why = [...new Set(failed)].join('; ') || message;
  return [
    `${title}: ${verdict}${reason === undefined ? '' : ` (${reason})`}${why ? `, ${why}` : ''}`,
    ...(exchange === undefined ? ['  its exchange was not kept'] : lines(exchange)),
  ];
}

const LONGEST = 2_000;

function lines({ request, response, failure, withheld }: Exchange): string[] {
  const asked = `  ${request.method} ${request.path}`;
  if (response === undefined) return [asked, `  no answer: ${failure?.message ?? withheld?.message ?? ''}`];
  const body = 'text' in response.body ? response.body.text : `(base64) ${response.body.base64}`;
  const cut = body.length > LONGEST ? `${body.slice(0, LONGEST)}… ${body.length - LONGEST} more` : body;
  return [
    asked,
    `  ${response.status}`,
    ...response.headers.map(([name, value]) => `  ${name}: ${value}`),
    ...(cut === '' ? [] : ['', `  ${cut}`]),
  ];
}
