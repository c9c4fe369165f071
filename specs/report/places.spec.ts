import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { placeOf } from '../../src/report/places.ts';

const at = (file: string): string => placeOf({ file, line: 7, column: 3 });

test.each([
  ['theirs.json', 'theirs.json:7'],
  ['./api/theirs.json', 'api/theirs.json:7'],
  [join(process.cwd(), 'api', 'theirs.json'), 'api/theirs.json:7'],
])('a file below the working directory is named from there: %s', (file, place) => {
  expect(at(file)).toBe(place);
});

test.each([
  ['/somewhere/else/theirs.json', 'theirs.json:7'],
  ['../theirs.json', 'theirs.json:7'],
  ['https://api.example.test/docs/theirs.json?key=secret', 'theirs.json:7'],
  ['https://user:word@api.example.test/', 'api.example.test:7'],
])('of any other only the name is told: %s', (file, place) => {
  expect(at(file)).toBe(place);
});
