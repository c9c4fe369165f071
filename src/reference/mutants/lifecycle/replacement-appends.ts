import { propertiesOf } from '../../../contract/properties.ts';
import type { Mutant } from '../../mutant.ts';
import { currentOf, editCall } from '../changes.ts';

/** As many items as every schema of a few allows. */
const MOST = 9;

export default {
  id: 'lifecycle/replacement-appends',
  requirement: 'lifecycle/replace',
  title: 'a PUT adds the items of an array to those that are there',
  fits: ({ operations, schemas }) =>
    operations.some(
      ({ kind, requestBody: [body] }) =>
        kind === 'replace' &&
        body?.schema !== undefined &&
        [...propertiesOf(schemas, body.schema).values()].some((at) => schemas.at(at)['type'] === 'array'),
    ),
  async mutate(call, forward, facts) {
    const current = facts.operationOf(call)?.kind === 'replace' ? await currentOf(call, forward) : undefined;
    if (current === undefined) return forward(call);
    const added = (name: string, member: unknown): unknown => {
      const old = current[name];
      return Array.isArray(member) && Array.isArray(old) ? [...old, ...member].slice(-MOST) : member;
    };
    return forward(
      editCall(call, (value) =>
        Object.fromEntries(Object.entries(value).map(([name, member]) => [name, added(name, member)])),
      ),
    );
  },
} satisfies Mutant;
