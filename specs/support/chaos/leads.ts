import { type Behaviour, head, JSON_TYPE, kept, type Wire } from './behaviour.ts';

const redirect = (status: number, to: (wire: Wire) => string): Behaviour['act'] =>
  kept((wire) => head(`HTTP/1.1 ${status} Elsewhere`, `Location: ${to(wire)}`, 'Content-Length: 0'));

/** A page whose link leads where it says. */
const leading = (to: (wire: Wire) => unknown): Behaviour['act'] =>
  kept((wire) => {
    const page = JSON.parse(String(wire.answer.body)) as object;
    const body = JSON.stringify('results' in page ? { ...page, next: to(wire) } : page);
    const line = `HTTP/1.1 ${wire.answer.status} As asked`;
    return head(line, JSON_TYPE, `Content-Length: ${Buffer.byteLength(body)}`).concat(body);
  });

const only = ['status/success', 'envelope/*'];
const misled = { fault: /envelope|link|page/ };

/** Ways that lead away. */
export const leads: readonly Behaviour[] = [
  {
    name: 'a redirect to another origin',
    expected: { fault: /30[12]/ },
    act: redirect(302, ({ elsewhere }) => `${elsewhere}/api/inboxes/`),
  },
  {
    name: 'a redirect that keeps the method, to another origin',
    expected: { fault: /307/ },
    act: redirect(307, ({ elsewhere }) => `${elsewhere}/`),
  },
  {
    name: 'a redirect to another scheme',
    expected: { fault: /301/ },
    act: redirect(301, ({ elsewhere }) => elsewhere.replace('http:', 'https:')),
  },
  { name: 'a redirect to a file', expected: { fault: /302/ }, act: redirect(302, () => 'file:///etc/hosts') },
  { name: 'a redirect to itself', expected: { fault: /308/ }, act: redirect(308, () => '/api/inboxes/') },
  {
    name: 'a redirect to nowhere',
    expected: { fault: /302/ },
    act: kept(head('HTTP/1.1 302 Found', 'Content-Length: 0')),
  },
  {
    name: 'a redirect to what is no URL',
    expected: { fault: /302/ },
    act: redirect(302, () => 'http://[::'),
  },
  {
    name: 'a next page at another origin',
    expected: { fault: /./ },
    only,
    act: leading(({ elsewhere }) => `${elsewhere}/api/inboxes/?page=2`),
  },
  {
    name: 'a next page at another origin, user and password in it',
    expected: { fault: /./ },
    only,
    act: leading(({ elsewhere }) => elsewhere.replace('//', '//user:secret@')),
  },
  {
    name: 'a next page without a scheme',
    expected: { fault: /./ },
    only,
    act: leading(({ elsewhere }) => `${elsewhere.replace('http:', '')}/api/inboxes/?page=2`),
  },
  { name: 'a next page in a file', expected: misled, only, act: leading(() => 'file:///etc/hosts') },
  { name: 'a next page of JavaScript', expected: misled, only, act: leading(() => 'javascript:alert(1)') },
  {
    name: 'a next page of 200,000 letters',
    expected: { fault: /./ },
    only,
    act: leading(() => `/api/inboxes/?page=${'9'.repeat(200_000)}`),
  },
  { name: 'a next page that is this one', expected: misled, only, act: leading(({ call }) => call.path) },
  {
    name: 'a next page behind each page, for ever',
    expected: { fault: /./ },
    only,
    act: leading(({ before }) => `/api/inboxes/?page=${before + 2}`),
  },
  { name: 'a next page that is an object', expected: misled, only, act: leading(() => ({ toString: 1 })) },
  {
    name: 'a next page with line ends and controls',
    expected: { fault: /./ },
    only,
    act: leading(() => '/api/inboxes/?page=2\r\nX-Injected: 1\u0000'),
  },
];
