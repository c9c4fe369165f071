import { execFileSync } from 'node:child_process';
import { describe, expect, test } from '@jest/globals';
import type { Body, Header, HttpRequest } from '../../src/model.ts';
import { curlOf } from '../../src/report/curl.ts';
import { inert } from '../../src/report/inert.ts';
import { ALTERED, KEYS } from '../../src/script/credential.ts';

const TARGET = 'http://127.0.0.1:8080';

/** Words that look like keys and are no secret. */
const ENVIRONMENT = {
  PATH: process.env['PATH'] ?? '',
  TRYSQUARE_KEY: 'notASecretAbcX',
  TRYSQUARE_KEY_OTHER: 'notASecretOther',
  TRYSQUARE_KEY_RESTRICTED: 'notASecretRestricted',
};

function request(parts: Partial<HttpRequest> = {}): HttpRequest {
  return {
    operation: 'GET /things/',
    method: 'GET',
    path: '/things/',
    headers: [],
    changes: false,
    ...parts,
  };
}

/** The arguments that curl gets from a shell, and what is piped into it. */
function run(line: string, environment: NodeJS.ProcessEnv = ENVIRONMENT): { words: string[]; piped: Buffer } {
  const stand = `curl() { case " $* " in *" @- "*) cat;; esac; printf '\\036'; printf '%s\\037' "$@"; }; `;
  const output = execFileSync('sh', ['-c', stand + line], { env: environment });
  const split = output.lastIndexOf(0x1e);
  const words = output
    .subarray(split + 1)
    .toString()
    .split('\u001f')
    .slice(0, -1);
  return { words, piped: output.subarray(0, split) };
}

function headerSent(header: Header, environment?: NodeJS.ProcessEnv): string | undefined {
  const { words } = run(curlOf(request({ headers: [header] }), TARGET), environment);
  return words[words.indexOf('-H') + 1];
}

function bodySent(body: Body): string {
  const { words, piped } = run(curlOf(request({ method: 'POST', body }), TARGET));
  const at = words.findIndex((one) => one.startsWith('--data-'));
  const value = words[at + 1] ?? '';
  if (words[at] === '--data-binary' && value === '@-') return piped.toString();
  expect(words[at] === '--data-binary' && value.startsWith('@')).toBe(false);
  return value;
}

const HOSTILE = [
  `'; touch /tmp/never; '`,
  '$(touch /tmp/never)',
  '`touch /tmp/never`',
  '"$(id)" $HOME \\ !! !$',
  '* ? [a-z] ~ # & | ; < > ( ) { }',
  "it's",
  "''",
  '%s %n %% \\n \\\\ \\0',
  '{{key}',
  '-K/etc/passwd',
  'ü 認證 🙂',
];

test('is short and readable for a plain request', () => {
  const headers: Header[] = [
    ['Accept', 'application/json'],
    ['Authorization', `Api-Key ${KEYS.full}`],
  ];
  expect(curlOf(request({ headers }), `${TARGET}/`)).toBe(
    `curl -sS -i -H 'Accept: application/json' -H "Authorization: Api-Key $TRYSQUARE_KEY" 'http://127.0.0.1:8080/things/'`,
  );
  const body = { text: '{"name":"it"}' };
  expect(
    curlOf(request({ method: 'PATCH', headers: [['Content-Type', 'application/json']], body }), TARGET),
  ).toBe(
    `curl -sS -i -X PATCH -H 'Content-Type: application/json' --data-binary '{"name":"it"}' 'http://127.0.0.1:8080/things/'`,
  );
});

describe('keys', () => {
  test.each([
    [KEYS.full, 'notASecretAbcX'],
    [KEYS.other, 'notASecretOther'],
    [KEYS.restricted, 'notASecretRestricted'],
    [ALTERED.appended, 'notASecretAbcXxx'],
    [ALTERED.truncated, 'notASecretAbc'],
    [ALTERED.replaced, 'notASecretAbcx'],
    [ALTERED.caseFlipped, 'NOTasECRETaBCx'],
    [ALTERED.unknown, 'abgNFrpergNopK'],
    [ALTERED.spaced, 'notASec retAbcX'],
    [ALTERED.basicUser, Buffer.from('notASecretAbcX:').toString('base64')],
    [`${KEYS.full}_more`, 'notASecretAbcX_more'],
    [`${KEYS.full}!"$HOME`, 'notASecretAbcX!"$HOME'],
    [`${KEYS.full}${KEYS.other}`, 'notASecretAbcXnotASecretOther'],
  ])('%s', (token, sent) => {
    expect(headerSent(['Authorization', `Api-Key ${token}`])).toBe(`Authorization: Api-Key ${sent}`);
  });

  test('a replaced last character always differs', () => {
    const sent = headerSent(['X', ALTERED.replaced], { ...ENVIRONMENT, TRYSQUARE_KEY: 'notASecretx' });
    expect(sent).toBe('X: notASecretk');
  });

  test('a key with odd characters is sent as it is', () => {
    const odd = `not a secret'"$(id)\\*`;
    expect(headerSent(['X', KEYS.full], { ...ENVIRONMENT, TRYSQUARE_KEY: odd })).toBe(`X: ${odd}`);
  });

  test('a variation that is not known is named', () => {
    expect(headerSent(['X', '{{key:sideways}}'])).toBe('X: (a key: sideways)');
  });

  test.each(['{{key}}', '%7B%7Bkey%7D%7D'])('in the query, as %s', (token) => {
    const { words } = run(curlOf(request({ path: `/things/?token=${token}&page=2` }), TARGET));
    expect(words.at(-1)).toBe(`${TARGET}/things/?token=notASecretAbcX&page=2`);
  });

  test('a variation in the query', () => {
    const path = `/things/?${new URLSearchParams({ token: ALTERED.truncated })}`;
    expect(run(curlOf(request({ path }), TARGET)).words.at(-1)).toBe(`${TARGET}/things/?token=notASecretAbc`);
  });

  test('in a body, on one line or on more', () => {
    expect(bodySent({ text: `{"key":"${KEYS.full}"}` })).toBe('{"key":"notASecretAbcX"}');
    expect(bodySent({ text: `{\n"key":"${KEYS.full}"}\n` })).toBe('{\n"key":"notASecretAbcX"}\n');
  });
});

describe('what the target or the contract controls stays an argument', () => {
  test.each(HOSTILE)('in a header: %s', (text) => {
    expect(headerSent(['X-Odd', text])).toBe(`X-Odd: ${text}`);
    expect(headerSent(['X-Odd', text + KEYS.full])).toBe(`X-Odd: ${text}notASecretAbcX`);
  });

  test.each([...HOSTILE, '@/etc/passwd', '-\n%\\', '--part\r\n\u0000\u001b[2J\u202e\r\n', ' \n\n'])(
    'in a body: %j',
    (text) => {
      expect(bodySent({ text })).toBe(text);
    },
  );

  test.each(HOSTILE)('in the path: %s', (text) => {
    const { words } = run(curlOf(request({ path: `/things/${text}` }), TARGET));
    expect(decodeURI(words.at(-1)?.replace(/%(?![0-9A-F]{2})/g, '%25') ?? '')).toBe(
      `${TARGET}/things/${text}`,
    );
    expect(words.at(-1)).toMatch(/^[!-~]+$/);
  });

  test.each(HOSTILE)('in the method: %s', (text) => {
    const { words } = run(curlOf(request({ method: text }), TARGET));
    expect(words[words.indexOf('-X') + 1]).toBe(text);
  });

  test('a name that is none of a header is left out', () => {
    expect(curlOf(request({ headers: [['@/etc/passwd', 'x']] }), TARGET)).not.toContain('passwd');
  });

  test('nothing in the line acts on a terminal', () => {
    const text = 'a\u001b[2J\u202eb\r\nc\u0000\u0085\u2028\ufeff';
    const line = curlOf(request({ path: `/${text}`, headers: [['X', text]], body: { text } }), TARGET);
    expect(inert(line)).toBe(line);
  });
});

describe('curl itself', () => {
  test('an empty value is sent and not left out', () => {
    expect(headerSent(['Authorization', ''])).toBe('Authorization;');
  });

  test('a tab in a value stays', () => {
    expect(headerSent(['X', 'a\tb'])).toBe('X: a\tb');
  });

  test('asks for a head without waiting for a body', () => {
    expect(run(curlOf(request({ method: 'HEAD' }), TARGET)).words).toContain('-I');
  });

  test('names GET only where a body would make it a POST', () => {
    expect(curlOf(request(), TARGET)).not.toContain('-X');
    expect(curlOf(request({ body: { text: '{}' } }), TARGET)).toContain('-X GET');
  });

  test('adds no content type of its own', () => {
    expect(run(curlOf(request({ method: 'POST', body: { text: '{}' } }), TARGET)).words).toContain(
      'Content-Type:',
    );
  });

  test('takes brackets in a path as they are', () => {
    expect(run(curlOf(request({ path: '/things/?a[]={b}' }), TARGET)).words).toContain('-g');
  });

  test('a body that is no text comes by a pipe', () => {
    const { piped } = run(curlOf(request({ method: 'POST', body: { base64: '/wD+' } }), TARGET));
    expect(piped).toEqual(Buffer.from([0xff, 0, 0xfe]));
  });
});
