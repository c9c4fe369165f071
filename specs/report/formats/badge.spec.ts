import { describe, expect, test } from '@jest/globals';
import { badge } from '../../../src/report/formats/badge.ts';
import type { Report } from '../../../src/report/model.ts';
import { hostile } from '../hostile.ts';
import { aborted, clean, empty, failing } from '../sample.ts';

interface Badge {
  readonly schemaVersion: number;
  readonly label: string;
  readonly message: string;
  readonly color: string;
  readonly isError: boolean;
}

const written = (report: Report): Badge => JSON.parse(badge.render(report)) as Badge;

describe.each(Object.entries({ clean, failing, aborted, empty, hostile }))('%s', (_, report) => {
  test('is what shields.io takes', () => {
    const shown = written(report());
    expect(Object.keys(shown)).toEqual(['schemaVersion', 'label', 'message', 'color', 'isError']);
    expect(shown.schemaVersion).toBe(1);
    expect(shown.message).not.toBe('');
  });

  test('is red unless the run is a success, and has no percentage', () => {
    const { color, isError, message } = written(report());
    const success = report().outcome === 'conformant';
    expect([color, isError]).toEqual(success ? ['brightgreen', false] : ['red', true]);
    expect(message).not.toContain('%');
  });
});

test.each<[string, Report, string]>([
  ['clean', clean(), 'conformant · 1 of 4 operations judged in full · contract 1.0.0 · 2025-01-02'],
  [
    'failing',
    failing(),
    'nonconformant · 2 of 4 operations judged in full · 2 of 12 cases open · contract 1.0.0 · 2025-01-02',
  ],
  [
    'aborted',
    aborted(),
    'incomplete · aborted · 0 of 4 operations judged in full · 1 of 2 cases open · contract 1.0.0 · 2025-01-02',
  ],
  [
    'with deviations',
    { ...clean(), outcome: 'conformant-with-deviations' },
    'conformant with deviations · 1 of 4',
  ],
  [
    'claimed of a run that is cut',
    { ...clean(), footer: { ...clean().footer, complete: false } },
    'invalid · 1 of 4 operations judged in full',
  ],
])('%s', (_, report, message) => {
  expect(written(report).message.startsWith(message)).toBe(true);
});

test('a run with deviations is no error, and not as green as one without', () => {
  const { color, isError } = written({ ...clean(), outcome: 'conformant-with-deviations' });
  expect([color, isError]).toEqual(['yellow', false]);
});
