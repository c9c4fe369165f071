import type { Envelope, Operation, Script } from '../../model.ts';
import { type Walk, walk } from '../../probes/walk.ts';
import type { Kit } from '../../script/kit.ts';
import { need } from '../../script/steps.ts';

/** Lists of a contract that has an envelope. */
export function isList(operation: Operation, { contract }: Kit): boolean {
  return operation.kind === 'list' && contract.envelope !== undefined;
}

/** The contract's envelope; only to be asked where `isList` holds. */
export function envelopeOf({ contract }: Kit): Envelope {
  if (contract.envelope === undefined) throw new Error('the contract has no envelope');
  return contract.envelope;
}

export function walkOf(kit: Kit, operation: Operation): Script<Walk> {
  return need(walk(kit, operation, envelopeOf(kit)));
}
