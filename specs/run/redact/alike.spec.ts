import { expect, test } from '@jest/globals';
import { alike, alikeNumber, numbersOf } from '../../../src/run/redact/alike.ts';

const other = (text: string, attempt = 0): string => alike(text, numbersOf('secret', text, attempt));

test.each([
  ['a word', 'Nikolaus', /^[A-Z][a-z]{7}$/],
  ['an address', 'n.b-1@mail.example', /^[a-z]\.[a-z]-\d@[a-z]{4}\.[a-z]{7}$/],
  ['a link keeps its scheme', 'https://a.example/b?c=1', /^https:\/\/[a-z]\.[a-z]{7}\/[a-z]\?[a-z]=\d$/],
  ['a UUID', '0b39c1ce-5b1c-4f0e-9a77-aaaaaaaaaaaa', /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/],
  ['a date exists', '2024-02-29', /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d)$/],
  ['a moment', '2024-02-29T23:59:59.5+08:00', /^\d{4}-[01]\d-[012]\dT[012]\d:[0-5]\d:[0-5]\d\.5\+08:00$/],
  ['words of other scripts', '藏起來 Ä9', /^\p{Script=Han}{3} [A-Z]\d$/u],
  [
    'a token of a key stays',
    'is {{key}} or {{other:base64}}?',
    /^[a-z]{2} \{\{key\}\} [a-z]{2} \{\{other:base64\}\}\?$/,
  ],
  ['nothing', '', /^$/],
])('%s', (_, text, form) => {
  expect(other(text)).toMatch(form);
  // Each attempt gives another, and one attempt always the same.
  expect(other(text)).toBe(other(text));
  if (/\p{L}{4}|\d{4}/u.test(text)) expect(other(text, 1)).not.toBe(other(text));
});

test.each([
  ['120', /^[1-9]\d\d$/],
  ['-3.50', /^-[1-9]\.[1-9]\d$/],
  ['0', /^[1-9]$/],
  ['6e20', /^[1-9]e20$/],
])('the number %s keeps its digits', (literal, form) => {
  expect(alikeNumber(literal, numbersOf('secret', literal))).toMatch(form);
});

test('nobody can foretell it without the secret', () => {
  expect(alike('Nikolaus', numbersOf('one', 'a'))).not.toBe(alike('Nikolaus', numbersOf('other', 'a')));
});
