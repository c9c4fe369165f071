import { describe, expect, test } from '@jest/globals';
import { isSameText } from '../../src/requirements/lifecycle/texts.ts';

describe('a text that a server gives another form', () => {
  test.each([
    ['duration', 'P1D', 'PT24H'],
    ['duration', 'P1D', 'P1DT00H00M00S'],
    ['duration', 'P1Y2M', 'P14M'],
    ['date-time', '2026-03-01T10:20:30Z', '2026-03-01T10:20:00Z'],
    ['date-time', '2026-03-01T10:20:30Z', '2026-03-01T11:20:30.000+01:00'],
    [undefined, 'abc 12', 'ABC 12'],
  ])('is the same: %s %s, %s', (format, sent, got) => expect(isSameText({ format }, sent, got)).toBe(true));

  test.each([
    ['duration', 'P1D', 'P2D'],
    ['duration', 'P1M', 'PT1M'],
    ['date-time', '2026-03-01T10:20:30Z', '2026-03-01T10:19:00Z'],
    ['date-time', '2026-03-01T10:20:30Z', '2026-03-01T10:20:31Z'],
    [undefined, 'abc 12', 'abc 13'],
  ])('and another is another: %s %s, %s', (format, sent, got) =>
    expect(isSameText({ format }, sent, got)).toBe(false),
  );
});
