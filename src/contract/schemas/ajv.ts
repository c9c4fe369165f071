import { Ajv2020 } from 'ajv/dist/2020.js';
import { usable } from '../pattern.ts';
import { addGenerousFormats } from './formats.ts';
import { adapt, type Effort, type Lookup, noEffort } from './keywords.ts';
import type { Marks } from './marks.ts';

interface AjvOptions {
  readonly marks?: Marks;
  readonly effort?: Effort;
  readonly lookup?: Lookup;
}

/** An ajv that finds in a value what is wrong by any reading of its schema. */
export function newAjv({ marks = new WeakMap(), effort = noEffort(), lookup }: AjvOptions = {}): Ajv2020 {
  const ajv = new Ajv2020({
    strict: false,
    allErrors: true,
    validateSchema: false,
    logger: false,
    // Names that every object of JavaScript has are members only where the value itself has them.
    ownProperties: true,
    // Which schema an error comes from: a path alone does not say in which of the schemas that were referred to.
    verbose: true,
    // Most schemas are used a few times: making their code shorter takes longer than what that would save.
    code: { optimize: false, regExp: Object.assign(regExp, { code: 'regExp' }) },
  });
  addGenerousFormats(ajv);
  adapt(ajv, marks, effort, lookup);
  return ajv;
}

/** ajv tells patterns from each other by their texts. */
function regExp(pattern: string): { test: (text: string) => boolean; toString: () => string } {
  const known = usable(pattern);
  return { test: (text) => known?.test(text) ?? true, toString: () => pattern };
}
