import { expect, test } from '@jest/globals';
import { partsOf } from '../../src/reference/multipart.ts';

const body = (lines: readonly string[]): Buffer => Buffer.from(lines.join('\r\n'));

test('texts and files, with what is in them as it is', () => {
  const parts = partsOf(
    'multipart/form-data; boundary="a b"',
    body([
      '--a b',
      'Content-Disposition: form-data; name="title"',
      '',
      'Grüße\r\n--a',
      '--a b',
      'Content-Type: text/plain',
      'Content-Disposition: form-data; name="file"; filename="x.txt"',
      '',
      '',
      '--a b--',
      '',
    ]),
  );
  expect(parts).toEqual([
    { name: 'title', text: 'Grüße\r\n--a', isFile: false },
    { name: 'file', text: '', isFile: true },
  ]);
});

test('no part at all is a body as well', () => {
  expect(partsOf('multipart/form-data; boundary=x', body(['--x--', '']))).toEqual([]);
});

test.each([
  ['no boundary', 'multipart/form-data', '--x--\r\n'],
  ['another boundary', 'multipart/form-data; boundary=y', '--x--\r\n'],
  ['no end', 'multipart/form-data; boundary=x', '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1'],
  ['a part without a name', 'multipart/form-data; boundary=x', '--x\r\n\r\n1\r\n--x--\r\n'],
])('%s: none', (_, type, text) => {
  expect(partsOf(type, Buffer.from(text))).toBeUndefined();
});
