import { describe, expect, test } from '@jest/globals';
import { canEncode, encode } from '../../src/values/encode.ts';

/** What a server that knows its media types reads. */
function parsed({ mediaType, body }: ReturnType<typeof encode>): Promise<FormData> {
  const text = 'text' in body ? body.text : Buffer.from(body.base64, 'base64');
  return new Response(text, { headers: { 'content-type': mediaType } }).formData();
}

test('JSON, forms and uploads can be made; anything else cannot', () => {
  const types = [
    'application/json',
    'Application/Vnd.a+JSON',
    'multipart/form-data',
    'application/x-www-form-urlencoded',
  ];
  expect(types.map(canEncode)).toEqual([true, true, true, true]);
  expect(['text/plain', 'application/xml', '*/*'].map(canEncode)).toEqual([false, false, false]);
});

test('JSON keeps its media type and its characters', () => {
  expect(encode('application/vnd.a+json', { name: 'ä "b"' }, new Set())).toEqual({
    mediaType: 'application/vnd.a+json',
    body: { text: '{"name":"ä \\"b\\""}' },
  });
});

describe('an upload', () => {
  const encoded = encode(
    'multipart/form-data',
    { file: 'line\r\nline', name: 'ä b', size: 3, tags: ['x'] },
    new Set(['file']),
  );

  test('is read by a server as it was meant', async () => {
    const form = await parsed(encoded);
    expect([...form.keys()]).toEqual(['file', 'name', 'size', 'tags']);
    expect(form.get('name')).toBe('ä b');
    expect(form.get('size')).toBe('3');
    expect(form.get('tags')).toBe('["x"]');
    const file = form.get('file') as File;
    expect([file.name, file.type.split(';')[0], await file.text()]).toEqual([
      'trysquare.txt',
      'text/plain',
      'line\r\nline',
    ]);
  });

  test('is the same each time, and keeps parts apart by a boundary of its own', () => {
    const again = (name: string) => encode('multipart/form-data', { name }, new Set());
    expect(again('a')).toEqual(again('a'));
    expect(again('a').mediaType).not.toBe(again('b').mediaType);
  });

  test('may be empty', async () => {
    expect(encode('multipart/form-data', {}, new Set()).body).toEqual({
      text: expect.stringMatching(/^------trysquare-\w+--\r\n$/),
    });
  });
});

test('a form is read by a server as it was meant', async () => {
  const encoded = encode(
    'application/x-www-form-urlencoded; charset=utf-8',
    { a: 'b&c=d ä', n: 1 },
    new Set(),
  );
  expect(encoded.mediaType).toBe('application/x-www-form-urlencoded');
  expect(Object.fromEntries(await parsed(encoded))).toEqual({ a: 'b&c=d ä', n: '1' });
});
