import { idOfCreated } from '../contract/created.ts';
import { namingMembers } from '../contract/identity.ts';
import { successes } from '../contract/kind.ts';
import { keywordsOf, propertiesOf } from '../contract/properties.ts';
import type { Exchange, Operation, Stop } from '../model.ts';
import type { Kit } from '../script/kit.ts';

import { isSuccess, statusOf } from './outcomes.ts';

import { unfit } from './repair.ts';

/** The id of what a creation made; undefined where nothing was made, or the answer does not say. */
export function createdId(kit: Kit, creator: Operation, exchange: Exchange): string | undefined {
  return isSuccess(exchange) ? idOfCreated(kit.contract, creator, exchange) : undefined;
}

const CREATED = 201;

/** Whether an answer says that something was made: what is only accepted, or has an error in a 200, may come to nothing. */
export function saysMade(kit: Kit, creator: Operation, exchange: Exchange): boolean {
  return statusOf(exchange) === CREATED || createdId(kit, creator, exchange) !== undefined;
}

/** Why a creation gave nothing to work with. */
export function uncreated(kit: Kit, creator: Operation, exchange: Exchange, purpose: string): Stop {
  if (!isSuccess(exchange) || documentsId(kit, creator)) return unfit(kit, creator, exchange, purpose);
  return {
    verdict: 'inconclusive',
    reason: 'out-of-reach',
    message: `${purpose}: the answer to ${creator.key} documents no "${kit.contract.identifier}"`,
  };
}

/** Whether a creation may well answer with an id: false only where its documented body has members, and none is one. */
export function documentsId({ contract }: Kit, creator: Operation): boolean {
  const { schemas } = contract;
  const naming = namingMembers(contract, creator.collection);
  const documented = successes(creator).flatMap(([, content]) =>
    content.flatMap(({ schema }) => schema ?? []),
  );
  return documented.every((schema) => {
    const { oneOf, anyOf } = keywordsOf(schemas, schema);
    const properties = propertiesOf(schemas, schema);
    return (
      properties.size === 0 ||
      [...naming].some((name) => properties.has(name)) ||
      oneOf !== undefined ||
      anyOf !== undefined
    );
  });
}
