import { type Behaviour, head, JSON_TYPE, kept, OK, plain, pour, raw } from './behaviour.ts';

const many = (count: number): string[] => Array.from({ length: count }, (_, i) => `X-${i}: ${i}`);
const long = /headers are longer than 16 KiB/;

function* endless(): Generator<string> {
  yield `${OK}\r\n`;
  for (let i = 0; ; i += 1) yield `X-${i}: ${'x'.repeat(1_000)}\r\n`;
}

/** What stands, or never ends, before a body. */
export const headers: readonly Behaviour[] = [
  { name: 'headers without end', expected: { open: long }, act: (wire) => pour(wire, endless()) },
  {
    name: 'one header of a megabyte',
    expected: { open: long },
    act: raw((wire) => plain(wire, `X-Long: ${'x'.repeat(1_048_576)}`)),
  },
  {
    name: 'ten thousand headers',
    expected: { open: long },
    act: raw((wire) => plain(wire, ...many(10_000))),
  },
  {
    name: 'a thousand short headers',
    expected: { open: /more than 1,000 headers/ },
    act: raw((wire) => plain(wire, ...Array.from({ length: 1_500 }, () => 'x: y'))),
  },
  { name: 'two hundred headers', expected: 'fine', act: kept((wire) => plain(wire, ...many(200))) },
  {
    name: 'a flood of cookies',
    expected: 'fine',
    act: kept((wire) => plain(wire, ...many(300).map((_, i) => `Set-Cookie: session${i}=1; Path=/`))),
  },
  {
    name: 'a cookie for another host',
    expected: 'fine',
    act: kept((wire) => plain(wire, 'Set-Cookie: session=1; Domain=example.com; Path=/; Secure')),
  },
  {
    name: 'a header without a colon',
    expected: { fault: /no valid HTTP/ },
    act: raw(head(OK, JSON_TYPE, 'nonsense').concat('{}')),
  },
  {
    name: 'a header name with a space in it',
    expected: { fault: /no valid HTTP/ },
    act: raw(head(OK, JSON_TYPE, 'Content Length: 2').concat('{}')),
  },
  {
    name: 'a NUL in a header',
    expected: { fault: /no valid HTTP/ },
    act: raw(head(OK, JSON_TYPE, 'X-Nul: a\0b').concat('{}')),
  },
  {
    name: 'headers that no parser likes: Link, Content-Type, Keep-Alive, Date',
    expected: 'fine',
    act: kept((wire) =>
      plain(
        wire,
        'Link: <<>;;rel=;,,,"',
        'Keep-Alive: timeout=-1, max=x',
        'Date: never',
        'ETag: W/',
        'Age: -1',
      ),
    ),
  },
  {
    name: 'what every answer may have: ETag, Vary, Via, Age, Server-Timing, Alt-Svc',
    expected: 'fine',
    act: kept((wire) =>
      plain(
        wire,
        'ETag: "a"',
        'Vary: *',
        'Via: 1.1 cache',
        'Age: 3',
        'Server-Timing: db;dur=5',
        'Alt-Svc: h3=":443"; ma=86400',
        'Cache-Control: private, no-store',
        'Strict-Transport-Security: max-age=1',
        'Refresh: 0; url=http://127.0.0.1:1/',
      ),
    ),
  },
  {
    name: 'bytes beyond ASCII in a header',
    expected: 'fine',
    act: kept((wire) => plain(wire, 'X-Name: \u00e4\u00ff')),
  },
];
