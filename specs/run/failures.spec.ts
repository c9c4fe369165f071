import { expect, test } from '@jest/globals';
import { kindOf, sentenceOf, UNSAFE } from '../../src/run/failures.ts';

const error = (code: string, message = 'it failed') => Object.assign(new Error(message), { code });

test.each([
  ['ECONNREFUSED', false, 'refused'],
  ['ETIME', false, 'timeout'],
  ['ECONNRESET', false, 'reset'],
  ['ECONNRESET', true, 'truncated'],
  ['HPE_INVALID_CONSTANT', false, 'protocol'],
  ['HPE_INVALID_CHUNK_SIZE', true, 'protocol'],
  ['HPE_INVALID_EOF_STATE', true, 'truncated'],
  ['HPE_HEADER_OVERFLOW', false, 'oversized'],
  ['ERR_BUFFER_TOO_LARGE', true, 'oversized'],
  ['Z_BUF_ERROR', true, 'truncated'],
  ['Z_DATA_ERROR', true, 'protocol'],
  ['CERT_HAS_EXPIRED', false, 'refused'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', false, 'refused'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', false, 'refused'],
  ['EPROTO', false, 'refused'],
])('%s is of a kind (answer begun: %j): %s', (code, begun, kind) => {
  expect(kindOf(error(code), begun)).toBe(kind);
});

test.each([
  [
    'CERT_HAS_EXPIRED',
    /^no key is sent there: its certificate is not trusted, it failed \(NODE_EXTRA_CA_CERTS/,
  ],
  ['ERR_TLS_CERT_ALTNAME_INVALID', /its certificate is not trusted/],
  ['EPROTO', /no TLS is spoken there \(is it an http: URL\?\)/],
  ['HPE_HEADER_OVERFLOW', /^the headers are longer than 16 KiB$/],
  ['ERR_BUFFER_TOO_LARGE', /^the answer is longer than 16 MiB once it is unpacked$/],
  ['Z_DATA_ERROR', /not packed as its Content-Encoding says \(it failed\)/],
  ['ECONNRESET', /^it failed$/],
])('%s is said so that a person understands it', (code, sentence) => {
  expect(sentenceOf(error(code))).toMatch(sentence);
});

test('of several addresses, each has its reason', () => {
  const inner = [new Error('connect ECONNREFUSED ::1:80'), new Error('connect ECONNREFUSED 127.0.0.1:80')];
  const several = Object.assign(new AggregateError(inner), { code: 'ECONNREFUSED' });
  expect(sentenceOf(several)).toBe('connect ECONNREFUSED ::1:80; connect ECONNREFUSED 127.0.0.1:80');
  expect(sentenceOf(error('ESOMETHING', ''))).toBe('ESOMETHING');
});

test('an ordinary failure is no want of trust', () => {
  expect(sentenceOf(error('ECONNREFUSED')).startsWith(UNSAFE)).toBe(false);
});
