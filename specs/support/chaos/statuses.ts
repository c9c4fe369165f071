import { type Behaviour, head, JSON_TYPE, kept, plain, raw } from './behaviour.ts';

const noHttp = { fault: /no valid HTTP/ };
const status = (line: string) => raw(head(line, JSON_TYPE, 'Content-Length: 2').concat('{}'));

/** What stands where a status should. */
export const statuses: readonly Behaviour[] = [
  { name: 'the status 000', expected: noHttp, act: status('HTTP/1.1 000 None') },
  { name: 'the status 99', expected: noHttp, act: status('HTTP/1.1 99 Early') },
  { name: 'the status 099', expected: noHttp, act: status('HTTP/1.1 099 Early') },
  { name: 'the status 1000', expected: noHttp, act: status('HTTP/1.1 1000 Late') },
  {
    name: 'the status 999',
    expected: { fault: /failed with 999|answered 999/ },
    act: status('HTTP/1.1 999 Denied'),
  },
  { name: 'a negative status', expected: noHttp, act: status('HTTP/1.1 -200 OK') },
  { name: 'no status', expected: noHttp, act: status('HTTP/1.1') },
  {
    name: 'no reason beside the status',
    expected: 'fine',
    act: kept((wire) => plain(wire).toString().replace(' As asked', ' ')),
  },
  {
    name: 'a reason of 10,000 letters',
    expected: 'fine',
    act: kept((wire) => plain(wire).toString().replace('As asked', 'x'.repeat(10_000))),
  },
  { name: 'HTTP/0.9: a body and nothing else', expected: noHttp, act: raw('{"count":0,"results":[]}') },
  {
    name: 'HTTP/1.0, and the connection ends',
    expected: 'fine',
    act: raw((wire) => plain(wire).toString().replace('HTTP/1.1', 'HTTP/1.0')),
  },
  {
    name: 'the preface of HTTP/2',
    expected: noHttp,
    act: raw('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\u0004\0\0\0\0\0'),
  },
  { name: 'HTTP/9.9', expected: noHttp, act: status('HTTP/9.9 200 OK') },
  {
    name: 'garbage',
    expected: noHttp,
    act: raw(Buffer.from(Array.from({ length: 5_000 }, (_, i) => (i * 7919) % 251))),
  },
  {
    name: 'line ends without returns',
    expected: noHttp,
    act: raw((wire) => plain(wire).toString().replace(/\r\n/g, '\n')),
  },
  { name: 'empty lines before the answer', expected: 'fine', act: kept((wire) => `\r\n\r\n${plain(wire)}`) },
];
