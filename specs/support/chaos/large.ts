import { brotliCompressSync, gzipSync } from 'node:zlib';
import { type Behaviour, head, JSON_TYPE, OK, pour, raw } from './behaviour.ts';

const MIB = 1024 * 1024;
const oversized = /longer than \d+ MiB/;

/** A valid page around its items. */
const page = (items: string): string => `{"count":1,"next":null,"previous":null,"results":[${items}]}`;

/** The members that an item has to have. */
const CHATBOT =
  '"id":"5b3b1bc6-7e0e-4f2e-9d3e-0c5d0a1f2b3c","name":"long","replyMode":"normal","createdAt":"2024-01-02T03:04:05Z","updatedAt":"2024-01-02T03:04:05Z"';

/** An answer that is made when it is asked for: nobody keeps it. */
const json = (make: () => string | Buffer, ...headers: readonly string[]) =>
  raw(() => {
    const body = Buffer.from(make());
    const start = head(OK, JSON_TYPE, `Content-Length: ${body.length}`, 'Connection: close', ...headers);
    return Buffer.concat([Buffer.from(start), body]);
  });

/** Made once: to make one takes longer than to read it. */
const bombs = {
  gzip: gzipSync(Buffer.alloc(100 * MIB, ' ')),
  br: brotliCompressSync(Buffer.alloc(100 * MIB, ' ')),
};
const bombInBomb = gzipSync(bombs.gzip);

/** Answers that are too much. */
export const large: readonly Behaviour[] = [
  {
    name: '100 MB of JSON',
    expected: { open: oversized },
    act: (wire) => {
      wire.socket.write(head(OK, JSON_TYPE, `Content-Length: ${100 * MIB}`));
      const text = `"${'x'.repeat(65_533)}",`;
      pour(
        wire,
        Array.from({ length: 1_600 }, () => text),
      );
    },
  },
  {
    name: 'an object with a million members',
    expected: { open: /more than 100,000 values/ },
    act: json(() => `{${Array.from({ length: 1_000_000 }, (_, i) => `"m${i}":1`).join()}}`),
  },
  {
    name: 'a page with a million items',
    expected: { open: /more than 100,000 values/ },
    act: json(() => page('{},'.repeat(1_000_000).slice(0, -1))),
  },
  {
    name: 'arrays nested 100,000 deep',
    expected: { open: /nested more than \d+ deep/ },
    act: json(() => page('['.repeat(100_000) + ']'.repeat(100_000))),
  },
  {
    name: 'objects nested 100,000 deep',
    expected: { open: /nested more than \d+ deep/ },
    act: json(() => `${'{"results":'.repeat(100_000)}1${'}'.repeat(100_000)}`),
  },
  {
    name: 'arrays nested deeper than anybody closes them',
    expected: { open: /nested more than \d+ deep/ },
    act: json(() => '['.repeat(1_000_000)),
  },
  {
    name: 'an item with a text of 8 MiB',
    expected: { open: /64 MiB of long answers/ },
    // Right but for its length: whether it is read often enough to be judged is a matter of what comes first.
    act: json(() => page(`{${CHATBOT},"note":"${'x'.repeat(8 * MIB)}"}`)),
  },
  {
    name: 'a number of 100,000 digits',
    expected: { fault: /breaks its schema/ },
    act: json(() => page(`{"id":${'9'.repeat(100_000)}}`)),
  },
  {
    name: 'a gzip bomb, though identity was asked for',
    expected: { open: oversized },
    act: json(() => bombs.gzip, 'Content-Encoding: gzip'),
  },
  {
    name: 'a brotli bomb, though identity was asked for',
    expected: { open: oversized },
    act: json(() => bombs.br, 'Content-Encoding: br'),
  },
  {
    name: 'a gzip bomb within a gzip, under the name of one',
    expected: { fault: /UTF-8/ },
    act: json(() => bombInBomb, 'Content-Encoding: gzip'),
  },
];
