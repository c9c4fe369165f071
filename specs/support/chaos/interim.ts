import { type Behaviour, drip, forever, head, kept, plain, pour } from './behaviour.ts';

const noHttp = { fault: /no valid HTTP/ };
const informed = { open: /interim answers/ };

/** Interim answers. */
export const interim: readonly Behaviour[] = [
  {
    name: 'a hundred-continue that nobody waits for',
    expected: 'fine',
    act: kept((wire) => `${head('HTTP/1.1 100 Continue')}${plain(wire)}`),
  },
  {
    name: '102 and hints ahead',
    expected: 'fine',
    act: kept(
      (wire) =>
        `${head('HTTP/1.1 102 Processing')}${head('HTTP/1.1 103 Early Hints', 'Link: </a>; rel=preload')}${plain(wire)}`,
    ),
  },
  {
    name: '100 without end',
    expected: informed,
    act: (wire) => pour(wire, forever(head('HTTP/1.1 100 Continue').repeat(500))),
  },
  {
    name: '102 without end',
    expected: informed,
    act: (wire) => pour(wire, forever(head('HTTP/1.1 102 Processing').repeat(500))),
  },
  {
    name: '103 with headers without end',
    expected: informed,
    act: (wire) => pour(wire, forever(head('HTTP/1.1 103 Early Hints', `Link: <${'x'.repeat(4_000)}>`))),
  },
  {
    name: '102 now and then, for ever',
    waits: true,
    expected: { fault: /no answer comes within the time limit/ },
    act: (wire) => drip(wire, 100, forever(head('HTTP/1.1 102 Processing'))),
  },
  {
    name: '101, unasked',
    expected: noHttp,
    act: kept(
      head('HTTP/1.1 101 Switching Protocols', 'Upgrade: nonsense', 'Connection: Upgrade').concat('\0\0\0'),
    ),
  },
  {
    name: '200 with the offer to upgrade',
    expected: 'fine',
    act: kept((wire) => plain(wire, 'Upgrade: h2c', 'Connection: Upgrade')),
  },
];
