import { expect, test } from '@jest/globals';
import type { HttpRequest, HttpResponse } from '../../../src/model.ts';
import { type Given, Redactor } from '../../../src/run/redact/redactor.ts';
import { requestFor } from '../../support/exchange.ts';
import { contractAt } from '../../support/judged.ts';
import { PRIVATE, peopleFile } from '../../support/people.ts';

const contract = contractAt(peopleFile);
const redactorOf = (given: readonly Given[] = []) =>
  new Redactor({ names: PRIVATE, given }, contract, 'secret');
const request = (more: Partial<HttpRequest> = {}) =>
  requestFor('GET /people/{number}', { path: '/people/7', ...more });
const json = (value: unknown, status = 200): HttpResponse => ({
  status,
  headers: [['Content-Type', 'application/json']],
  body: { text: JSON.stringify(value) },
});
const person = {
  ...{ number: 7, name: 'Nikolaus Unspoken', email: 'nik@concealed.example', passport: 'Q71234567' },
  ...{ salary: 41_230, rank: 3, state: 'active', born: '1961-07-14' },
  home: { street: 'Hushed Lane', numbers: [88_000_123] },
};
const bodyOf = ({ body }: Pick<HttpRequest, 'body'>) => JSON.parse(body && 'text' in body ? body.text : '');

test('an answer keeps its types, its shapes and what makes it valid or not', () => {
  const redactor = redactorOf();
  const shown = bodyOf(redactor.answer(request(), json(person)));
  const pointer = '/components/schemas/Person';
  expect(contract.schemas.errors(pointer, shown, 'response')).toEqual([]);
  expect(shown).toMatchObject({ number: 7, state: 'active' });
  for (const name of ['name', 'email', 'passport', 'salary', 'rank', 'born'] as const)
    expect(shown[name]).not.toBe(person[name]);
  expect(shown.home).not.toEqual(person.home);
  // The same value is the same again, and one that is not valid stays as wrong as it was.
  expect(bodyOf(redactor.answer(request(), json(person)))).toEqual(shown);
  const wrong = bodyOf(redactor.answer(request(), json({ ...person, passport: 'none', salary: 41_231 })));
  const places = contract.schemas.errors(pointer, wrong, 'response').map(({ instancePath }) => instancePath);
  expect(places.sort()).toEqual(['/passport', '/salary']);
  expect([wrong.passport, wrong.salary]).not.toEqual(['none', 41_231]);
});

test('what a script was shown goes out as what it stands for, in every place', () => {
  const redactor = redactorOf();
  const { name, email, rank } = bodyOf(redactor.answer(request(), json(person)));
  const sent = (more: Partial<HttpRequest>) => redactor.sent(request({ method: 'PUT', ...more }));
  expect(bodyOf(sent({ body: { text: JSON.stringify({ email, rank }) } }))).toEqual({
    email: person.email,
    rank: person.rank,
  });
  expect(sent({ path: `/people/7?rank=${rank}&q=${encodeURIComponent(name)}` }).path).toBe(
    '/people/7?rank=3&q=Nikolaus%20Unspoken',
  );
  expect(sent({ headers: [['Token', name]] }).headers).toEqual([['Token', person.name]]);
  const form = { headers: [['Content-Type', 'application/x-www-form-urlencoded']] as const };
  expect(sent({ ...form, body: { text: `rank=${rank}&number=1` } }).body).toEqual({
    text: 'rank=3&number=1',
  });
  const part = (value: unknown) =>
    `--b\r\nContent-Disposition: form-data; name="rank"\r\n\r\n${value}\r\n--b--\r\n`;
  const parts = { headers: [['Content-Type', 'multipart/form-data; boundary=b']] as const };
  expect(sent({ ...parts, body: { text: part(rank) } }).body).toEqual({ text: part(3) });
});

test('what the suite made up itself stays, also as a server writes it', () => {
  const redactor = redactorOf();
  const made = { email: 'Made.Up@Example.com', born: '2024-01-05', salary: 20_010 };
  redactor.sent(request({ method: 'PUT', body: { text: JSON.stringify(made) } }));
  const back = { ...person, email: 'made.up@example.com', born: '2024-01-05', salary: 20_010 };
  expect(bodyOf(redactor.answer(request(), json(back)))).toMatchObject({
    ...{ email: back.email, born: back.born, salary: back.salary },
  });
});

test('a value that both have made is one value on each side', () => {
  const redactor = redactorOf();
  const { rank } = bodyOf(redactor.answer(request(), json(person)));
  const sent = redactor.sent(request({ method: 'PUT', body: { text: '{"rank":3}' } }));
  // The script means its own 3, and the target has another by that number.
  expect(sent.body).toEqual({ text: `{"rank":${rank}}` });
  expect(bodyOf(redactor.answer(request(), json({ ...person, rank })))).toMatchObject({ rank: 3 });
});

test('of a refusal, the words about a field stay, and values in them do not', () => {
  const redactor = redactorOf();
  redactor.answer(request(), json(person));
  const refusal = { email: ['is missing', `${person.email} is taken`], passport: 'Q99999999' };
  const shown = bodyOf(redactor.answer(request(), json(refusal, 422)));
  expect(shown.email[0]).toBe('is missing');
  expect(shown.email[1]).toMatch(/^(?!nik@concealed)\S+@\S+\.\S+ is taken$/);
  expect(shown.passport).toMatch(/^(?!Q99999999)[A-Z]\d{8}$/);
});

test('a value is hidden where no name tells of it: headers, failures, texts', () => {
  const redactor = redactorOf();
  redactor.answer(request(), json(person));
  const headers = [
    ['Location', `/people?email=${encodeURIComponent(person.email)}`],
    ['X-Reference', 'SEC-731942'],
    ['X-Seen', person.name],
    ['Date', 'Mon, 01 Jan 2024 00:00:00 GMT'],
  ] as const;
  const shown = redactor.answer(request(), { status: 500, headers, body: { text: `<b>${person.name}</b>` } });
  const text = JSON.stringify(shown);
  for (const secret of [person.email, encodeURIComponent(person.email), person.name, 'SEC-731942'])
    expect(text).not.toContain(secret);
  expect(shown.headers.at(-1)).toEqual(headers.at(-1));
  const failure = redactor.failure({
    kind: 'reset',
    message: `lost ${person.name}`,
    headers: [['X-Seen', person.name]],
  });
  expect(JSON.stringify(failure)).not.toContain('Nikolaus');
});

test('what is configured goes out as it is, and is shown as what stands for it', () => {
  const redactor = redactorOf([{ name: 'token', real: '"real-token-12345"', shown: '"qwer-tzuio-98765"' }]);
  const sent = redactor.sent(request({ method: 'PUT', body: { text: '{"token":"qwer-tzuio-98765"}' } }));
  expect(sent.body).toEqual({ text: '{"token":"real-token-12345"}' });
  const shown = bodyOf(redactor.answer(request(), json({ note: 'for real-token-12345' })));
  expect(shown.note).toBe('for qwer-tzuio-98765');
});

test('a key that stands where it must not is still found', () => {
  const shown = bodyOf(
    redactorOf().answer(request(), json({ ...person, token: 'my {{key}} here, in full' })),
  );
  expect(shown.token).toContain('{{key}}');
});

test('an id that was shown as one stays also where a member refers to it', () => {
  const redactor = redactorOf();
  redactor.answer(request(), json({ ...person, number: 'thing-0b39c1ce' }));
  const shown = bodyOf(
    redactor.answer(request(), json({ token: 'thing-0b39c1ce', name: 'Nikolaus Unspoken' })),
  );
  expect(shown.token).toBe('thing-0b39c1ce');
  expect(shown.name).not.toBe('Nikolaus Unspoken');
});

test('what an earlier run of the suite has left behind is both: shown as another, and made up again', () => {
  const redactor = redactorOf();
  const left = { ...person, name: 'Made by the suite ts1234567890', note: 'Made by the suite ts1234567890' };
  const shown = bodyOf(redactor.answer(request(), json(left)));
  expect([shown.name === left.name, shown.note === shown.name]).toEqual([false, true]);
  // The same words again, under a name that is hidden and under one that is not.
  const made = { name: left.name, note: left.note };
  const sent = redactor.sent(request({ method: 'PUT', body: { text: JSON.stringify(made) } }));
  expect(bodyOf(sent)).toEqual({ name: shown.name, note: shown.name });
  expect(bodyOf(redactor.answer(request(), json({ ...person, ...bodyOf(sent) })))).toMatchObject(made);
  // What was there before is what it was.
  expect(bodyOf(redactor.answer(request(), json(left)))).toEqual(shown);
});
