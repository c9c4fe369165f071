import type { Check } from '../model.ts';
import { difference } from '../report/difference.ts';
import { inert } from '../report/inert.ts';

/** Longest excerpt of what was expected and what came. */
const ROOM = 1000;

/** What a reader of a failed test sees, a fact a line; those without a text are left out. */
export function page(title: string, facts: readonly (readonly [label: string, text: string | undefined])[]) {
  const lines = facts.flatMap(([label, text]) =>
    text === undefined || text === '' ? [] : [`  ${label.padEnd(11)} ${inert(text)}`],
  );
  return [inert(title), '', ...lines].join('\n');
}

/** Where a comparison went wrong. */
export function factsOf({ expected, actual, instancePath, schemaPath }: Check) {
  const shown = difference(expected, actual, ROOM);
  return [
    ...shown.expected.map((text, index) => [index === 0 ? 'expected' : 'or', text] as const),
    ['actual', shown.actual] as const,
    ['pointer', instancePath] as const,
    ['rule', schemaPath] as const,
  ];
}
