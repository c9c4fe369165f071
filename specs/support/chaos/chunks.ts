import {
  type Behaviour,
  forever,
  head,
  JSON_TYPE,
  kept,
  lineOf,
  OK,
  plain,
  pour,
  raw,
  type Wire,
} from './behaviour.ts';

const noHttp = { fault: /no valid HTTP/ };
const cut = { fault: /does not arrive whole/ };

const chunked = (body: string, line = OK): string =>
  head(line, JSON_TYPE, 'Transfer-Encoding: chunked').concat(body);
const chunk = (text: string): string => `${Buffer.byteLength(text).toString(16)}\r\n${text}\r\n`;
const bodyOf = ({ answer }: Wire): string => String(answer.body);

/** Chunks that are none. */
export const chunks: readonly Behaviour[] = [
  {
    name: 'chunks of a size that is no number',
    expected: noHttp,
    act: raw(chunked('zz\r\n{}\r\n0\r\n\r\n')),
  },
  { name: 'chunks of a negative size', expected: noHttp, act: raw(chunked('-2\r\n{}\r\n0\r\n\r\n')) },
  {
    name: 'chunks of a size beyond all numbers',
    expected: noHttp,
    act: raw(chunked(`${'f'.repeat(40)}\r\n{}\r\n`)),
  },
  { name: 'a chunk longer than it says', expected: noHttp, act: raw(chunked('1\r\n{}\r\n0\r\n\r\n')) },
  { name: 'chunks without the last one', expected: cut, act: raw((wire) => chunked(chunk(bodyOf(wire)))) },
  {
    name: 'chunks without the last line end',
    expected: cut,
    act: raw((wire) => chunked(`${chunk(bodyOf(wire))}0\r\n`)),
  },
  {
    name: 'chunks with trailers',
    expected: 'fine',
    act: kept((wire) => chunked(`${chunk(bodyOf(wire))}0\r\nX-Trailer: 1\r\n\r\n`, lineOf(wire))),
  },
  {
    name: 'trailers without end',
    expected: { open: /headers are longer than 16 KiB/ },
    act: (wire) => {
      wire.socket.write(chunked(`${chunk(bodyOf(wire))}0\r\n`));
      pour(wire, forever('X-Trailer: 1\r\n'.repeat(1_000)));
    },
  },
  {
    name: 'a chunk with a huge extension',
    expected: { fault: /no valid HTTP/ },
    act: raw((wire) => chunked(`2;${'x'.repeat(200_000)}\r\n{}\r\n0\r\n\r\n${bodyOf(wire)}`)),
  },
  {
    name: 'chunks of one byte each',
    expected: 'fine',
    act: kept((wire) =>
      chunked(
        `${[...Buffer.from(bodyOf(wire)).toString('latin1')].map((c) => `1\r\n${c}\r\n`).join('')}0\r\n\r\n`,
        lineOf(wire),
      ),
    ),
  },
  {
    name: 'an encoding of the transfer that nobody knows',
    expected: { fault: /no valid HTTP|does not parse|Content-Type|does not/ },
    act: raw(head(OK, JSON_TYPE, 'Transfer-Encoding: nonsense').concat('\u0000\u0001')),
  },
  {
    name: 'chunks in the answer of an older HTTP',
    expected: 'fine',
    act: raw((wire) => plain(wire).toString('latin1').replace('HTTP/1.1', 'HTTP/1.0')),
  },
];
