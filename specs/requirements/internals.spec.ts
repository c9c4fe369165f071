/** What an error may say, and what only the inside of a server knows. */
import { describe, expect, test } from '@jest/globals';
import noInternals from '../../src/requirements/error/no-internals.ts';
import { defaultSettings } from '../../src/script/kit.ts';
import { exchangeOf, jsonAnswer, requestFor } from '../support/exchange.ts';
import { contractAt } from '../support/judged.ts';

const contract = contractAt();
const [operation] = contract.operations;

/** What is said to be shown by an error with this text. */
function shown(detail: string): string[] {
  if (operation === undefined || noInternals.observe === undefined) throw new Error('nothing observes');
  const exchange = exchangeOf(requestFor(operation.key), jsonAnswer(400, { detail }));
  const found = [...noInternals.observe(exchange, operation, { contract, settings: defaultSettings })];
  return found.filter(({ verdict }) => verdict === 'fail').map(({ message }) => message);
}

describe('is of the inside', () => {
  const database = 'an error shows a database error';

  test.each([
    [
      'duplicate key value violates unique constraint "core_chatbot_name_key"\nDETAIL:  Key (name)=(x)',
      database,
    ],
    ['insert or update on table "core_file" violates foreign key constraint "core_file_base_fk"', database],
    ['new row for relation "core_file" violates check constraint "size_positive"', database],
    ['null value in column "name" of relation "core_chatbot" violates not-null constraint', database],
    ['relation "core_chatbot" does not exist\nLINE 1: SELECT id', database],
    ['ERROR:  relation "core_chatbot" does not exist', database],
    ['PG::UndefinedTable: ERROR: relation "bots" does not exist', database],
    [
      'You have an error in your SQL syntax; check the manual that corresponds to your MySQL server version for',
      database,
    ],
    ["thread 'main' panicked at src/handlers/chatbot.rs:42:17: called", 'an error shows a Rust panic'],
    ["thread 'main' panicked at 'no entry', src/main.rs:4:5", 'an error shows a Rust panic'],
  ])('%j', (text, message) => {
    expect(shown(text)).toEqual([message]);
  });
});

test.each([
  'The relation "works_for" does not exist.',
  'column "Price" does not exist in this table',
  'This value violates the unique constraint of the field "name".',
  'You have an error in your SQL syntax near "x".',
  'The user panicked at 12:30.',
  'The file main.rs:4:5 has a warning.',
])('is not: %j', (text) => {
  expect(shown(text)).toEqual([]);
});

test.each(['panicked at ', 'relation "', 'null value in column "', 'on table "', "panicked at '"])(
  'a long text of %j is looked through in no time',
  (part) => {
    const started = performance.now();
    shown(part.repeat(200_000 / part.length));
    expect(performance.now() - started).toBeLessThan(500);
  },
);
