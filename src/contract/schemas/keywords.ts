import {
  _,
  type Ajv2020,
  type CodeKeywordDefinition,
  type KeywordCxt,
  type ValidateFunction,
} from 'ajv/dist/2020.js';
import { callRef } from 'ajv/dist/vocabularies/core/ref.js';
import { UNREAD } from '../../documents/normalise.ts';
import { firstPair, isMultiple } from './checks.ts';
import type { Marks } from './marks.ts';

type Generate = CodeKeywordDefinition['code'];

/** Keywords that can refuse null where no type does. */
const REFUSING_NULL = ['$ref', 'allOf', 'anyOf', 'oneOf', 'not', 'if', 'enum', 'const'];
/** Those that marks leave out. */
const LEFT_OUT = [
  ...['$ref', 'allOf', 'anyOf', 'oneOf', 'not', 'if', 'dependentSchemas'],
  ...['additionalProperties', 'unevaluatedProperties', 'unevaluatedItems'],
];

/** References that one value may take: schemas that hold each other in many ways can ask for any number. */
const MOST_REFERENCES = 500_000;

/** On a schema that refers to another: without it, ajv takes the other for it, and sees none of its marks. */
export const HERE = 'x-here';

/** What the value at hand has come to so far. */
export interface Effort {
  /** References that it took. */
  taken: number;
  /** Why some of what it is held against could not be read. */
  unread: string | undefined;
  /** Nothing fits what could not be read. */
  strict: boolean;
}

export const noEffort = (): Effort => ({ taken: 0, unread: undefined, strict: false });

/** A value that cannot be judged: by schemas that take too many steps, or that cannot be compiled. */
export class Unjudged extends Error {}

/** What a reference leads to, compiled when it is first needed. */
export type Lookup = (reference: string) => { readonly validate: ValidateFunction };

/**
 * Makes ajv's own keywords respect marks, and gives those a bound that have none. With a lookup, what is referred to is
 * compiled when a value first comes to it: documents have thousands of schemas that lead from one to the other.
 */
export function adapt(ajv: Ajv2020, marks: Marks, effort: Effort, lookup?: Lookup): void {
  const change = (keyword: string, how: (generate: Generate, cxt: KeywordCxt) => void): void => {
    // Each ajv has copies of its keywords' definitions.
    const definition = ajv.getKeyword(keyword) as CodeKeywordDefinition;
    const { code } = definition;
    definition.code = (cxt, type) => how((inner) => code(inner, type), cxt);
  };
  const { code: anyOf } = ajv.getKeyword('anyOf') as CodeKeywordDefinition;
  const step = (): void => {
    effort.taken += 1;
    if (effort.taken > MOST_REFERENCES) throw new Unjudged('takes more steps than can be waited for');
  };

  const meet = (why: string): boolean => {
    effort.unread ??= why;
    return effort.strict;
  };

  ajv.addKeyword({ keyword: HERE, code: () => {} });
  ajv.addKeyword({
    keyword: UNREAD,
    code: (cxt) => cxt.fail(_`${cxt.gen.scopeValue('func', { ref: meet })}(${String(cxt.schema)})`),
  });
  change('oneOf', (generate, cxt) => {
    if (marks.get(cxt.parentSchema)?.severalFit !== true) return generate(cxt);
    cxt.setParams({ passing: _`null` });
    anyOf(cxt);
  });
  change('$ref', (generate, cxt) => {
    cxt.gen.code(_`${cxt.gen.scopeValue('func', { ref: step })}()`);
    if (lookup === undefined) return generate(cxt);
    callRef(cxt, _`${cxt.gen.scopeValue('wrapper', { ref: lookup(String(cxt.schema)) })}.validate`);
  });
  change('uniqueItems', (_generate, cxt) => {
    if (cxt.schema !== true) return;
    const find = cxt.gen.scopeValue('func', { ref: firstPair });
    const pair = cxt.gen.const('pair', _`${find}(${cxt.data})`);
    cxt.setParams({ i: _`${pair}[0]`, j: _`${pair}[1]` });
    cxt.fail(_`${pair} !== undefined`);
  });
  change('multipleOf', (_generate, cxt) => {
    const check = cxt.gen.scopeValue('func', { ref: isMultiple });
    cxt.fail$data(_`!${check}(${cxt.data}, ${cxt.schemaCode})`);
  });
  for (const keyword of LEFT_OUT)
    change(keyword, (generate, cxt) => {
      if (marks.get(cxt.parentSchema)?.without?.has(keyword) !== true) generate(cxt);
    });
  for (const keyword of REFUSING_NULL)
    change(keyword, (generate, cxt) => {
      if (marks.get(cxt.parentSchema)?.acceptsNull !== true) return generate(cxt);
      cxt.gen.if(_`${cxt.data} !== null`, () => generate(cxt));
    });
}
