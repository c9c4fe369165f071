import { type Behaviour, drip, forever, head, JSON_TYPE, OK, plain, pour } from './behaviour.ts';

const late = /no whole answer within \d+ ms/;
const oversized = /longer than \d+ MiB/;

/** Answers that take their time, or all the time there is. */
export const slow: readonly Behaviour[] = [
  {
    name: 'a body of one byte in 100 ms, for ever',
    waits: true,
    expected: { open: late },
    act: (wire) => {
      wire.socket.write(head(OK, JSON_TYPE, 'Transfer-Encoding: chunked'));
      drip(wire, 100, forever('1\r\n \r\n'));
    },
  },
  {
    name: 'a body of one byte in 100 ms, of a length that was announced',
    waits: true,
    expected: { open: late },
    act: (wire) => {
      wire.socket.write(head(OK, JSON_TYPE, 'Content-Length: 100000'));
      drip(wire, 100, forever(' '));
    },
  },
  {
    name: 'a body that is slow, and in time',
    expected: 'fine',
    act: (wire) => {
      const bytes = plain(wire);
      const half = Math.ceil(bytes.length / 2);
      wire.socket.write(bytes.subarray(0, half));
      setTimeout(() => wire.socket.destroyed || wire.socket.write(bytes.subarray(half)), 30);
    },
  },
  {
    name: 'an endless body in chunks, as fast as it goes',
    expected: { open: oversized },
    act: (wire) => {
      wire.socket.write(head(OK, JSON_TYPE, 'Transfer-Encoding: chunked'));
      const text = ' '.repeat(65_536);
      pour(wire, forever(`${text.length.toString(16)}\r\n${text}\r\n`));
    },
  },
  {
    name: 'an endless body in chunks of one byte',
    timeout: 4_000,
    expected: { open: /longer than \d+ MiB|no whole answer within/ },
    act: (wire) => {
      wire.socket.write(head(OK, JSON_TYPE, 'Transfer-Encoding: chunked'));
      pour(wire, forever('1\r\n \r\n'.repeat(10_000)));
    },
  },
  {
    name: 'an endless body that ends with the connection',
    expected: { open: oversized },
    act: (wire) => {
      wire.socket.write(head(OK, JSON_TYPE));
      pour(wire, forever(' '.repeat(65_536)));
    },
  },
  {
    name: 'a header of one byte in 100 ms, for ever',
    waits: true,
    expected: { fault: /no answer comes within the time limit/ },
    act: (wire) => {
      wire.socket.write(`${OK}\r\nX-Slow: `);
      drip(wire, 100, forever('a'));
    },
  },
  {
    name: 'a status line of one byte in 100 ms',
    waits: true,
    expected: { fault: /no answer comes within the time limit/ },
    act: (wire) => drip(wire, 100, `${OK}${'!'.repeat(1_000)}`),
  },
  {
    name: 'an event stream that says something now and then',
    waits: true,
    expected: { open: late },
    act: (wire) => {
      wire.socket.write(head(OK, 'Content-Type: text/event-stream'));
      drip(wire, 100, forever(': still here\n\n'));
    },
  },
];
