import { type Behaviour, head, JSON_TYPE, kept, OK, pour, raw, type Wire } from './behaviour.ts';

const noHttp = { fault: /no valid HTTP/ };
const cut = { fault: /does not arrive whole/ };

/** The right body under headers that say otherwise. */
const under =
  (...lines: readonly string[]) =>
  ({ answer }: Wire): string =>
    head(OK, JSON_TYPE, ...lines).concat(String(answer.body));

const chunk = (text: string): string => `${Buffer.byteLength(text).toString(16)}\r\n${text}\r\n`;
const bodyOf = ({ answer }: Wire): string => String(answer.body);

/** Lengths that lie. */
export const lengths: readonly Behaviour[] = [
  {
    name: 'a length that is too long, and then the end',
    expected: cut,
    act: raw(under('Content-Length: 100000')),
  },
  {
    name: 'a length that is too long, and then nothing',
    waits: true,
    expected: { open: /no whole answer within/ },
    act: kept(under('Content-Length: 100000')),
  },
  {
    name: 'a length that is too short',
    expected: { fault: /no valid HTTP|does not parse|does not arrive whole/ },
    act: kept(under('Content-Length: 10')),
  },
  {
    name: 'a length that is too short, and the rest a moment later',
    expected: { fault: /no valid HTTP|does not parse|does not arrive whole/ },
    act: (wire) => {
      const bytes = Buffer.from(under('Content-Length: 10')(wire));
      const at = bytes.indexOf('\r\n\r\n') + 14;
      wire.socket.write(bytes.subarray(0, at));
      setTimeout(() => wire.socket.destroyed || wire.socket.write(bytes.subarray(at)), 15);
    },
  },
  { name: 'a negative length', expected: noHttp, act: raw(under('Content-Length: -1')) },
  { name: 'a length that is no number', expected: noHttp, act: raw(under('Content-Length: many')) },
  {
    name: 'a length beyond all numbers',
    expected: noHttp,
    act: raw(under(`Content-Length: ${'9'.repeat(40)}`)),
  },
  {
    name: 'a length of nothing',
    expected: { fault: /no valid HTTP|empty|does not/ },
    act: raw(under('Content-Length: ')),
  },
  {
    name: 'two lengths that differ',
    expected: noHttp,
    act: raw(under('Content-Length: 5', 'Content-Length: 7')),
  },
  {
    name: 'a length of eight exabytes, and a fast body',
    expected: { open: /longer than \d+ MiB/ },
    act: (wire) => {
      wire.socket.write(head(OK, JSON_TYPE, 'Content-Length: 9223372036854775807'));
      pour(
        wire,
        Array.from({ length: 400 }, () => ' '.repeat(65_536)),
      );
    },
  },
  {
    name: 'a length and chunks',
    expected: { fault: /no valid HTTP/ },
    act: raw((wire) =>
      head(OK, JSON_TYPE, 'Content-Length: 5', 'Transfer-Encoding: chunked').concat(
        chunk(bodyOf(wire)),
        '0\r\n\r\n',
      ),
    ),
  },
];
