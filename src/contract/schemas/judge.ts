import type { ValidateFunction } from 'ajv/dist/2020.js';
import { dereference, isObject, type JsonObject, pointerOf, valueAt } from '../../documents/pointer.ts';
import type { SchemaPointer } from '../../model.ts';
import { type Direction, type Seen, seenBy } from '../direction.ts';
import { newAjv } from './ajv.ts';
import { alikeIn } from './alike.ts';
import { placed, type SchemaError } from './error.ts';
import { noEffort, Unjudged } from './keywords.ts';
import { placesIn } from './places.ts';
import { remembered } from './remembered.ts';

/** What a value comes to that is held against a schema. */
export interface Judgement {
  /** The ways in which it breaks the schema. */
  readonly errors: readonly SchemaError[];
  /** Why it was not held against all of the schema that speaks of it: then no errors are no proof. */
  readonly unread?: string;
}

/** Holds the values of one direction against the schemas of a document. */
export interface Judge {
  judged(pointer: SchemaPointer, value: unknown): Judgement;
  defect(pointer: SchemaPointer): string | undefined;
}

/** Compiles lazily; a schema that cannot be compiled has a defect, and no value breaks it. */
export function judgeOf(root: unknown, direction: Direction): Judge {
  const effort = noEffort();
  /** Of values that came to something that cannot be compiled, or took too long. */
  const givenUp = new Map<SchemaPointer, string>();
  let prepared: ReturnType<typeof prepare> | undefined;
  const prepare = () => {
    const seen = seenBy(direction, root);
    const ajv = newAjv({ marks: seen.marks, effort, lookup }).addSchema(seen.root as JsonObject, direction);
    return { ajv, seen, placeOf: placesIn(seen.root), alikeAt: alikeIn(seen) };
  };

  const compiled = remembered((reference): ValidateFunction | string => {
    try {
      prepared ??= prepare();
      return prepared.ajv.getSchema(direction + reference) ?? `nothing stands at ${pointerOf(reference)}`;
    } catch (error) {
      // Only for now: where a value is nested deeply, no room may be left for what a call less deep has room for.
      if (error instanceof RangeError) throw error;
      return (error as Error).message;
    }
  });
  const lookup = remembered((reference) => ({
    get validate(): ValidateFunction {
      const validate = compiled(reference);
      if (typeof validate === 'string') throw new Unjudged(validate);
      return validate;
    },
  }));

  const rules = remembered((pointer) => {
    prepared ??= prepare();
    return prepared.alikeAt(pointer);
  });
  const known = new Map<SchemaPointer, ValidateFunction | string>();
  const validatorAt = (pointer: SchemaPointer): ValidateFunction | string => {
    const before = known.get(pointer);
    if (before !== undefined) return before;
    try {
      const validate = compiled(encodeFragment(rules(pointer).like));
      known.set(pointer, validate);
      return validate;
    } catch {
      return 'is nested too deeply';
    }
  };
  const flaw = remembered((pointer) => ({ text: prepared && flawAt(prepared.seen, pointer) }));

  const isValid = (validate: ValidateFunction, value: unknown, pointer: SchemaPointer): boolean => {
    effort.taken = 0;
    effort.unread = undefined;
    effort.strict = false;
    try {
      if (!validate(value)) return false;
      if (effort.unread === undefined) return true;
      // Of several that may fit, one that could be read may do so: then nothing of what could not is needed.
      effort.taken = 0;
      effort.strict = true;
      if (validate(value)) effort.unread = undefined;
      return true;
    } catch (error) {
      if (error instanceof Unjudged) givenUp.set(pointer, error.message);
      // A value that is nested more deeply than anybody can follow.
      else if (!(error instanceof RangeError)) throw error;
      else effort.unread = 'the value is nested too deeply';
      return true;
    }
  };

  const defect = (pointer: SchemaPointer): string | undefined => {
    const validate = validatorAt(pointer);
    if (typeof validate === 'string') return validate;
    return givenUp.get(pointer) ?? flaw(pointer).text;
  };

  return {
    judged(pointer, value) {
      const validate = validatorAt(pointer);
      if (typeof validate === 'string' || givenUp.has(pointer)) return notHeld(defect(pointer));
      if (isValid(validate, value, pointer)) return notHeld(effort.unread ?? defect(pointer));
      const placeOf = (schema: object, from: SchemaPointer) => prepared?.placeOf(schema, from);
      return { errors: (validate.errors ?? []).map((error) => placed(error, rules(pointer), placeOf)) };
    },
    defect,
  };
}

const FITS: Judgement = { errors: [] };

function notHeld(unread: string | undefined): Judgement {
  return unread === undefined ? FITS : { errors: [], unread };
}

/** Why a schema, or one that it is nothing but a reference to, is not judged as it stands. */
function flawAt({ root, flaws }: Seen, pointer: SchemaPointer): string | undefined {
  const at = [pointer, dereference(root, pointer)];
  return at
    .map((one) => (one === undefined ? undefined : valueAt(root, one)))
    .map((schema) => (isObject(schema) ? flaws.get(schema) : undefined))
    .find((flaw) => flaw !== undefined);
}

function encodeFragment(pointer: string): string {
  return `#${pointer.split('/').map(encodeURIComponent).join('/')}`;
}
