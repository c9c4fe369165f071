import { gzipSync } from 'node:zlib';
import { type Behaviour, head, JSON_TYPE, kept, OK, raw, type Wire } from './behaviour.ts';

const sent = (line: string, body: Buffer, more: readonly string[]): Buffer =>
  Buffer.concat([Buffer.from(head(line, JSON_TYPE, `Content-Length: ${body.length}`, ...more)), body]);

/** The right body, written in another way. */
const written = (write: (text: string, wire: Wire) => Buffer, ...more: readonly string[]) =>
  kept((wire) =>
    sent(`HTTP/1.1 ${wire.answer.status} As asked`, write(String(wire.answer.body), wire), more),
  );

const keyOf = ({ call }: Wire): string =>
  call.headers.find(([name]) => name.toLowerCase() === 'authorization')?.[1] ?? '';

const swapped = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();
const noUtf8 = { fault: /not valid UTF-8/ };
const noJson = { fault: /does not parse as JSON|is empty/ };

/** Bytes that are no text, or another text than they should be. */
export const encodings: readonly Behaviour[] = [
  {
    name: 'invalid UTF-8',
    expected: noUtf8,
    act: written(() => Buffer.from([0x22, 0xc3, 0x28, 0xff, 0x22])),
  },
  {
    name: 'UTF-8 cut within a character',
    expected: noUtf8,
    act: written(() => Buffer.from([0x22, 0xf0, 0x9f])),
  },
  {
    name: 'a surrogate in UTF-8',
    expected: noUtf8,
    act: written(() => Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22])),
  },
  {
    name: 'a byte order mark',
    expected: 'fine',
    act: written((text) => Buffer.from(`\uFEFF${text}`)),
  },
  {
    name: 'two byte order marks',
    expected: noJson,
    act: written((text) => Buffer.from(`\uFEFF\uFEFF${text}`)),
  },
  {
    name: 'UTF-16, with the key in it',
    expected: noUtf8,
    act: written((text, wire) => Buffer.from(`\uFEFF${keyOf(wire)}${text}`, 'utf16le')),
  },
  {
    name: 'UTF-16 the other way round, without a mark, with the key in it',
    expected: noJson,
    act: written((text, wire) => swapped(keyOf(wire) + text)),
  },
  {
    name: 'UTF-32, with the key in it',
    expected: noJson,
    act: written((text, wire) => Buffer.from([...(keyOf(wire) + text)].map((c) => `${c}\0\0\0`).join(''))),
  },
  { name: 'nothing but NULs', expected: noJson, act: written(() => Buffer.alloc(1_000)) },
  { name: 'NULs behind the body', expected: noJson, act: written((text) => Buffer.from(`${text}\0\0`)) },
  {
    name: 'lone surrogates, escaped',
    expected: { fault: /breaks its schema|envelope/ },
    act: written(() => Buffer.from('{"results":["\\ud800"]}')),
  },
  {
    name: 'members that every object has',
    expected: { fault: /breaks its schema/ },
    act: written(() =>
      Buffer.from(
        '{"__proto__":{"results":[],"count":0},"constructor":1,"toString":null,"hasOwnProperty":1}',
      ),
    ),
  },
  {
    name: 'a gzip that is cut off',
    expected: { fault: /does not arrive whole/ },
    act: written((text) => gzipSync(text).subarray(0, -9), 'Content-Encoding: gzip'),
  },
  {
    name: 'a gzip that is none',
    expected: { fault: /no valid HTTP/ },
    act: written((text) => Buffer.from(text), 'Content-Encoding: gzip'),
  },
  {
    name: 'a gzip of nothing at all',
    expected: { fault: /does not arrive whole|is empty/ },
    act: written(() => Buffer.alloc(0), 'Content-Encoding: gzip'),
  },
  {
    name: 'an encoding that nobody knows',
    expected: 'fine',
    act: written((text) => Buffer.from(text), 'Content-Encoding: nonsense'),
  },
  {
    name: 'a content type that goes on for ever',
    expected: { fault: /documented is application\/json/ },
    act: raw(() =>
      head(OK, `Content-Type: text/${'x'.repeat(10_000)};${'a=b;'.repeat(900)}`, 'Content-Length: 0'),
    ),
  },
  {
    name: 'a content type that is no type',
    expected: { fault: /documented is application\/json/ },
    act: kept(head(OK, 'Content-Type: ;;;===constructor', 'Content-Length: 2').concat('{}')),
  },
  {
    name: 'a multipart body that is none',
    expected: { fault: /documented is application\/json/ },
    act: kept(head(OK, 'Content-Type: multipart/form-data; boundary=', 'Content-Length: 4').concat('--\r\n')),
  },
];
