/** A server of people whose data are nobody's business. */
import { fileURLToPath } from 'node:url';
import { referenceKeys } from '../../src/cli/reference.ts';
import type { Contract } from '../../src/contract/contract.ts';
import type { Answer } from '../../src/reference/http.ts';
import { type Listening, listen } from '../../src/reference/listen.ts';
import { createReference } from '../../src/reference/server.ts';
import { contractAt } from './judged.ts';

export const peopleFile: string = fileURLToPath(new URL('../contracts/people.openapi.yaml', import.meta.url));

/** Every member of a person that says something of them. */
export const PRIVATE = [
  ...['name', 'email', 'passport', 'salary', 'rank', 'state', 'born', 'home', 'registered', 'token'],
  'X-Reference',
];

type Person = Record<string, unknown>;

/** Whose data are in the server already: by their number. */
function secretsOf(number: number): Person {
  const email = `nikolaus.${number}@concealed.example`;
  return {
    name: `Nikolaus Unspoken ${number}`,
    email,
    passport: `Q${String(71_234_567 + number * 1_313)}`,
    salary: 31_000 + (number % 97) * 470,
    rank: 1 + (number % 9),
    state: number % 2 === 0 ? 'active' : 'retired',
    born: `19${50 + (number % 40)}-07-1${number % 9}`,
    home: { street: `${number} Hushed Lane, 藏起來的路`, numbers: [88_000_000 + number] },
    registered: `2021-03-0${1 + (number % 9)}T11:22:33Z`,
    token: `tk_Live-${String(number).padStart(8, '0')}-Zq7`,
    // Said a second time, where no name tells of it.
    note: `write to ${email} or see /people?email=${encodeURIComponent(email)}`,
    proof: Buffer.from(`user:${email}:x`).toString('base64'),
  };
}

/** What stands in no output, in no form: whole values that are too long to stand there by chance. */
export function secretsIn(number: number): string[] {
  const person = secretsOf(number);
  const { street, numbers } = person['home'] as { street: string; numbers: number[] };
  const texts = ['name', 'email', 'passport', 'token'].map((name) => String(person[name]));
  return [...texts, street, String(numbers[0])];
}

export const REFERENCE = 'SEC-731942';

export interface People extends Listening {
  readonly contract: Contract;
  readonly keys: typeof referenceKeys;
  /** Numbers of the people that were shown. */
  readonly shown: ReadonlySet<number>;
}

/** Starts it; with `fault` one passport is none that the contract allows. */
export async function startPeople({ fault = false } = {}): Promise<People> {
  const contract = contractAt(peopleFile);
  let origin = '';
  const made = new Set<number>();
  const shown = new Set<number>();
  const reference = createReference(contract, { keys: referenceKeys, origin: () => origin });
  const told = (person: Person): Person => {
    const number = Number(person['number']);
    if (made.has(number)) return person;
    shown.add(number);
    return { ...person, ...secretsOf(number), ...(fault && { passport: `q${number}` }) };
  };
  const server = await listen(
    async (call) => {
      const answer = await reference(call);
      const value = personIn(answer);
      if (value === undefined || answer.status >= 300) return answer;
      const page = value['data'];
      if (answer.status === 201 && 'number' in value) made.add(Number(value['number']));
      const body = Array.isArray(page) ? { ...value, data: page.map(told) } : told(value);
      const headers = answer.headers.filter(([name]) => name !== 'X-Reference');
      return {
        ...answer,
        headers: Array.isArray(page) ? [...headers, ['X-Reference', REFERENCE] as const] : headers,
        body: JSON.stringify(body),
      };
    },
    { port: 0 },
  );
  origin = server.url;
  return { ...server, contract, keys: referenceKeys, shown };
}

function personIn({ body }: Answer): Person | undefined {
  try {
    return JSON.parse(String(body)) as Person;
  } catch {
    return undefined;
  }
}
