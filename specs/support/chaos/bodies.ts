import { type Behaviour, head, JSON_TYPE, kept, OK, plain } from './behaviour.ts';

/** A body where none may be, none where one should be, and one for another question. */
export const bodies: readonly Behaviour[] = [
  {
    name: '204 with a body',
    expected: { fault: /204|no valid HTTP/ },
    act: kept(head('HTTP/1.1 204 No Content', JSON_TYPE, 'Content-Length: 2').concat('{}')),
  },
  {
    name: '204 with a whole answer for a body',
    expected: { fault: /204|no valid HTTP/ },
    act: kept((wire) => head('HTTP/1.1 204 No Content').concat(plain(wire).toString())),
  },
  {
    name: '304, unasked',
    expected: { fault: /304/ },
    act: kept(head('HTTP/1.1 304 Not Modified', 'ETag: "a"')),
  },
  {
    name: '304 with a body',
    expected: { fault: /304|no valid HTTP/ },
    act: kept(head('HTTP/1.1 304 Not Modified', 'Content-Length: 2').concat('{}')),
  },
  {
    name: '206 of nothing',
    expected: { fault: /206/ },
    act: kept(
      head(
        'HTTP/1.1 206 Partial Content',
        JSON_TYPE,
        'Content-Range: bytes 0-1/9',
        'Content-Length: 2',
      ).concat('{}'),
    ),
  },
  {
    name: 'a body that is another each time',
    expected: { fault: /breaks its schema/ },
    act: kept(({ before }) =>
      head(OK, JSON_TYPE, `Content-Length: ${String(before).length}`).concat(String(before)),
    ),
  },
  {
    name: '429 for ever',
    expected: { open: /still answered 429/ },
    only: ['status/success', 'auth/missing-key'],
    act: kept(head('HTTP/1.1 429 Slow Down', 'Retry-After: 0', 'Content-Length: 0')),
  },
  {
    name: '503 for ever',
    expected: { open: /still answered 503/ },
    only: ['status/success', 'auth/missing-key'],
    act: kept(head('HTTP/1.1 503 Away', 'Retry-After: 0', 'Content-Length: 0')),
  },
  {
    name: '429 with a pause that is negative',
    waits: true,
    expected: { open: /still answered 429/ },
    only: ['status/success', 'auth/missing-key'],
    act: kept(head('HTTP/1.1 429 Slow Down', 'Retry-After: -100000', 'Content-Length: 0')),
  },
  {
    name: '429 with pauses of years, then of garbage, then of dates',
    expected: { open: /still answered 429/ },
    only: ['status/success'],
    act: kept(({ before }) => {
      const asked = ['99999999999', 'later', 'Fri, 31 Dec 2199 23:59:59 GMT', '1e999'][before % 4];
      return head('HTTP/1.1 429 Slow Down', `Retry-After: ${asked}`, 'Content-Length: 0');
    }),
  },
];
