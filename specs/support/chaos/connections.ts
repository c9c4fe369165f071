import { type Behaviour, head, JSON_TYPE, OK, plain } from './behaviour.ts';

const gone = { fault: /ends without an answer/ };
const cut = { fault: /does not arrive whole/ };
const poison = (): string =>
  head(OK, JSON_TYPE, 'Content-Length: 20').concat('{"poisoned":"by you"}'.slice(0, 20));

/** Connections that end, or do not, and what is left on them. */
export const connections: readonly Behaviour[] = [
  {
    name: 'a reset instead of an answer',
    expected: gone,
    act: ({ socket }) => void socket.resetAndDestroy(),
  },
  { name: 'an end instead of an answer', expected: gone, act: ({ socket }) => void socket.end() },
  {
    name: 'an end within the status line',
    expected: { fault: /ends without an answer|no valid HTTP/ },
    act: ({ socket }) => void socket.end('HTTP/1.1 2'),
  },
  {
    name: 'an end within the headers',
    expected: { fault: /ends without an answer|no valid HTTP/ },
    act: ({ socket }) => void socket.end(`${OK}\r\nContent-Ty`),
  },
  {
    name: 'an end within the body',
    expected: cut,
    act: (wire) => void wire.socket.end(plain(wire).subarray(0, -5)),
  },
  {
    name: 'a reset within the body',
    expected: cut,
    act: (wire) =>
      void wire.socket.write(plain(wire).subarray(0, -5), () =>
        setTimeout(() => wire.socket.resetAndDestroy(), 5),
      ),
  },
  {
    name: 'silence',
    waits: true,
    expected: { fault: /no answer comes within the time limit/ },
    act: () => {},
  },
  {
    name: 'half of a connection: nothing more is written, and nothing is read',
    waits: true,
    expected: { open: /no whole answer within/ },
    act: ({ socket }) => {
      socket.pause();
      socket.write(head(OK, JSON_TYPE, 'Content-Length: 5'));
    },
  },
  {
    name: 'the connection ends behind each answer, unannounced',
    expected: 'fine',
    act: (wire) => void wire.socket.end(plain(wire)),
  },
  {
    name: 'the connection is reset behind each answer',
    expected: 'fine',
    act: (wire) =>
      void wire.socket.write(plain(wire), () => setTimeout(() => wire.socket.resetAndDestroy(), 5)),
  },
  {
    name: 'two answers at once',
    expected: 'fine',
    act: (wire) => void wire.socket.write(Buffer.concat([plain(wire), Buffer.from(poison())])),
  },
  {
    name: 'a second answer a moment later',
    expected: 'unclear',
    act: (wire) => {
      wire.socket.write(plain(wire));
      setTimeout(() => wire.socket.destroyed || wire.socket.write(poison()), 15);
    },
  },
  {
    name: 'a hundred answers at once',
    expected: 'fine',
    act: (wire) => void wire.socket.write(Buffer.concat([plain(wire), Buffer.from(poison().repeat(100))])),
  },
  {
    name: 'half of a second answer',
    expected: 'fine',
    act: (wire) => void wire.socket.write(Buffer.concat([plain(wire), Buffer.from(poison().slice(0, 40))])),
  },
  {
    name: 'a line end too many behind each answer',
    expected: 'fine',
    act: (wire) => void wire.socket.write(Buffer.concat([plain(wire), Buffer.from('\r\n')])),
  },
  {
    name: 'garbage behind each answer, a moment later',
    expected: 'unclear',
    act: (wire) => {
      wire.socket.write(plain(wire));
      setTimeout(() => wire.socket.destroyed || wire.socket.write('garbage\r\n\r\n'), 5);
    },
  },
];
