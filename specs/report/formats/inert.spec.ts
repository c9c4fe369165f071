import { describe, expect, test } from '@jest/globals';
import { compare } from '../../../src/report/compare.ts';
import { renderComparison } from '../../../src/report/compare-text.ts';
import { formats } from '../../../src/report/formats/index.ts';
import { renderTerminal } from '../../../src/report/formats/terminal.ts';
import { exchangeOf, jsonAnswer, requestFor } from '../../support/exchange.ts';
import { ATTACKS, HOSTILE, hostile, hostileExchange } from '../hostile.ts';
import { commandsIn, hasOtherCommands } from '../runner.ts';
import { failing } from '../sample.ts';

const exchange = exchangeOf(requestFor('GET /things/'), jsonAnswer(200, {}));
const attacks = Object.entries({ ...ATTACKS, HOSTILE });

/** Escapes of colour are ours. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const withoutColour = (text: string): string => text.replaceAll(/\u001b\[\d+m/g, '');

function harmless(text: string): void {
  expect(text).toMatch(/^(?:\n|[^\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}])*$/u);
  expect(hasOtherCommands(text)).toBe(false);
}

describe.each(formats.filter(({ name }) => name !== 'html').map((format) => [format.name, format] as const))(
  '%s',
  (name, format) => {
    test.each(attacks)('shows what a target says, and nothing of it acts: %s', (_, attack) => {
      const text = format.render(hostile(attack), [hostileExchange(exchange, attack)]);
      harmless(text);
      if (name !== 'github') expect(commandsIn(text)).toEqual([]);
    });
  },
);

test.each(attacks)('nor in colour: %s', (_, attack) => {
  const text = renderTerminal(hostile(attack), { colour: true });
  harmless(withoutColour(text));
  expect(commandsIn(text)).toEqual([]);
});

test.each(attacks)('nor in a comparison: %s', (_, attack) => {
  const names = { before: attack, now: attack };
  for (const [before, now] of [
    [failing(), hostile(attack)],
    [hostile(attack), failing()],
  ] as const) {
    const text = renderComparison(compare(before, now), names, { colour: false });
    harmless(text);
    expect(commandsIn(text)).toEqual([]);
  }
});

test('the line that repeats a request stays the same command', () => {
  const [, finding] = failing().findings;
  const curl = `curl -sS -d 'a##[add-mask]b' -H "X: $TRYSQUARE_KEY##[c]" 'http://a'`;
  const findings = [{ ...finding, example: { ...finding?.example, curl } }];
  const text = renderTerminal({ ...failing(), findings: findings as never }, { colour: false });
  expect(text).toContain(`  curl -sS -d 'a#''#[add-mask]b' -H "X: $TRYSQUARE_KEY#""#[c]" 'http://a'\n`);
});
