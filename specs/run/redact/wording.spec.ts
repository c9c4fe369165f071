import { expect, test } from '@jest/globals';
import { Wording } from '../../../src/run/redact/wording.ts';

const wording = new Wording();
wording.add('bob & "co" @ é.example', 'xyz & "qw" @ ü.example');
wording.add('Nikolaus Unspoken', 'Qwertzui Asdfghjk');
wording.add('short', 'other');

test.each([
  ['plain', 'by Nikolaus Unspoken.', 'by Qwertzui Asdfghjk.'],
  ['in JSON', '{"a":"bob & \\"co\\" @ é.example"}', '{"a":"xyz & \\"qw\\" @ ü.example"}'],
  ['in JSON of ASCII alone', 'bob & \\"co\\" @ \\u00e9.example', 'xyz & \\"qw\\" @ \\u00fc.example'],
  [
    'in JSON as .NET writes it',
    'bob \\u0026 \\u0022co\\u0022 @ \\u00E9.example',
    'xyz \\u0026 \\u0022qw\\u0022 @ \\u00FC.example',
  ],
  ['in JSON as Gson writes it', 'bob \\u0026 \\"co\\" @ é.example', 'xyz \\u0026 \\"qw\\" @ ü.example'],
  ['in JSON of ASCII and capitals', 'bob & \\"co\\" @ \\u00E9.example', 'xyz & \\"qw\\" @ \\u00FC.example'],
  ['in HTML as Go writes it', 'bob &amp; &#34;co&#34; @ é.example', 'xyz &amp; &#34;qw&#34; @ ü.example'],
  ['in HTML', 'bob &amp; &quot;co&quot; @ é.example', 'xyz &amp; &quot;qw&quot; @ ü.example'],
  ['percent-encoded', 'a=Nikolaus%20Unspoken', 'a=Qwertzui%20Asdfghjk'],
  ['in a form', 'a=Nikolaus+Unspoken&b', 'a=Qwertzui+Asdfghjk&b'],
  ['too short to be told from other text', 'a short one', 'a short one'],
])('%s', (_, text, instead) => {
  expect(wording.replace(text)).toBe(instead);
});

test.each([0, 1, 2])('in base64, behind %i other bytes', (shift) => {
  const text = (name: string): string => Buffer.from(`${'u'.repeat(shift)}${name}`).toString('base64');
  const instead = wording.replace(text('Nikolaus Unspoken'));
  expect(instead).not.toBe(text('Nikolaus Unspoken'));
  expect(Buffer.from(instead, 'base64').toString()).toMatch(/wertzui Asdfghj/);
});
