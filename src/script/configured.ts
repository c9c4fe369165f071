import { segmentsOf } from '../documents/pointer.ts';
import type { Operation } from '../model.ts';
import { globToRegExp } from './glob.ts';
import type { ConfiguredValues, Kit, OperationValues } from './kit.ts';

/** The value that the configuration gives a parameter: for the operation, else for all; undefined where it gives none. */
export function configuredParameter(kit: Kit, operation: Operation, name: string): string | undefined {
  const { values } = kit.settings;
  const own = valuesFor(values, operation).find(({ parameters }) => Object.hasOwn(parameters, name));
  if (own !== undefined) return own.parameters[name];
  return Object.hasOwn(values.parameters, name) ? values.parameters[name] : undefined;
}

/** The members of a body that the configuration gives: for the operation, else for the body's schema, else for all. */
export function configuredProperties(kit: Kit, operation: Operation): Readonly<Record<string, unknown>> {
  const { values } = kit.settings;
  const schemas = operation.requestBody.flatMap(({ schemaName }) => segmentsOf(schemaName ?? '').slice(-1));
  return Object.assign(
    {},
    values.properties,
    ...schemas.map((name) => values.schemas?.[name]),
    ...valuesFor(values, operation)
      .reverse()
      .map(({ properties }) => properties),
  ) as Record<string, unknown>;
}

/** The values under every glob that the operation's key matches, the longest glob first: it says the most. */
function valuesFor({ operations = {} }: ConfiguredValues, { key }: Operation): OperationValues[] {
  return Object.entries(operations)
    .filter(([glob]) => globToRegExp(glob).test(key))
    .sort(([one], [other]) => other.length - one.length)
    .map(([, values]) => values);
}

/** All values of parameters that are configured: ids of what somebody else made. */
export function configuredIds({ parameters, operations = {} }: ConfiguredValues): string[] {
  return [parameters, ...Object.values(operations).map((one) => one.parameters)].flatMap((one) =>
    Object.values(one),
  );
}
