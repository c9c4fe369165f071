import { perOperation } from '../contract/per-operation.ts';
import type { Operation, Parameter } from '../model.ts';
import { propose } from '../values/valid.ts';
import { configuredParameter } from './configured.ts';
import type { Kit } from './kit.ts';
import { serialise } from './serialise.ts';

/** What the parameters of one place need, as it is written: those that are configured, and those that are required. */
export function neededParameters(
  kit: Kit,
  operation: Operation,
  place: Parameter['in'],
): Readonly<Record<string, string>> {
  const known = byPlace(kit, operation);
  const needed = known.get(place) ?? neededAnew(kit, operation, place);
  known.set(place, needed);
  return needed;
}

const byPlace = perOperation((_: Kit, __) => new Map<Parameter['in'], Readonly<Record<string, string>>>());

function neededAnew(kit: Kit, operation: Operation, place: Parameter['in']): Record<string, string> {
  const needed: Record<string, string> = {};
  for (const parameter of operation.parameters) {
    if (parameter.in !== place) continue;
    const configured = configuredParameter(kit, operation, parameter.name);
    if (configured !== undefined) needed[parameter.name] = configured;
    else if (parameter.required) Object.assign(needed, made(kit, parameter));
  }
  return needed;
}

function made(kit: Kit, parameter: Parameter): Record<string, string> {
  const { example, schema } = parameter;
  const value =
    example ??
    (schema &&
      propose(kit.contract.schemas, schema, { direction: 'request', token: 'query', optional: false }));
  return value === undefined ? {} : serialise(parameter, value);
}
