import type { Contract } from '../contract/contract.ts';
import { propertiesOf } from '../contract/properties.ts';
import { isObject, type JsonObject, joinPointer, valueAt } from '../documents/pointer.ts';
import type { FieldErrorFormat, Role } from '../model.ts';
import { mediaOf } from './answers.ts';
import { setAt } from './json.ts';
import type { FieldError } from './validation.ts';

/** The body of a role that names the fields that are wrong, in the contract's way; undefined where it has none. */
export function fieldErrorBody(
  contract: Contract,
  role: Role | undefined,
  errors: readonly FieldError[],
): unknown {
  const { fieldErrors: format, schemas } = contract;
  if (format === undefined || role === undefined) return undefined;
  const { schema, example } = mediaOf(role.response) ?? {};
  if (format.style === 'list') return listed(format, example, errors);
  const rest = restName(contract, example);
  const nested = asMembers(errors, rest);
  const valid = schema === undefined || schemas.errors(schema, nested, 'response').length === 0;
  return valid
    ? nested
    : asMembers(
        errors.map((error) => ({ ...error, path: error.path.slice(0, 1) })),
        rest,
      );
}

type ListFormat = Extract<FieldErrorFormat, { style: 'list' }>;

/** The documented example with its list of errors exchanged for these. */
function listed(format: ListFormat, example: unknown, errors: readonly FieldError[]): unknown {
  const examples = valueAt(example, format.at);
  const [model] = Array.isArray(examples) ? examples : [];
  const named = isObject(model) ? String(model[format.field]) : '/';
  const name = (path: readonly string[]): string => {
    if (named.startsWith('#')) return `#${joinPointer('', ...path)}`;
    return named.startsWith('/') ? joinPointer('', ...path) : path.join('.');
  };
  const items = errors.map(({ path, message }) => ({
    ...(isObject(model) ? model : {}),
    [format.field]: name(path),
    [format.message]: message,
  }));
  return setAt(example, format.at, items);
}

/** A member for each field with its messages; what is wrong within a field stands within its member. */
function asMembers(errors: readonly FieldError[], rest: string): JsonObject {
  const groups = new Map<string, FieldError[]>();
  for (const { path, message } of errors) {
    const [name, ...below] = path.length === 0 ? [rest] : path;
    groups.set(name ?? rest, [...(groups.get(name ?? rest) ?? []), { path: below, message }]);
  }
  return Object.fromEntries(
    [...groups].map(([name, within]) => {
      const own = within.filter(({ path }) => path.length === 0).map(({ message }) => message);
      return [name, own.length > 0 ? [...new Set(own)] : asMembers(within, rest)];
    }),
  );
}

const USUAL_REST = 'nonFieldErrors';

/** Where errors of no single field stand: the example's member that is no field of any request. */
function restName({ operations, schemas }: Contract, example: unknown): string {
  const fields = new Set(
    operations.flatMap(({ requestBody }) =>
      requestBody.flatMap(({ schema }) =>
        schema === undefined ? [] : [...propertiesOf(schemas, schema).keys()],
      ),
    ),
  );
  return Object.keys(isObject(example) ? example : {}).find((name) => !fields.has(name)) ?? USUAL_REST;
}
