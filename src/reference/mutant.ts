import type { Contract } from '../contract/contract.ts';
import type { Operation, RequirementId } from '../model.ts';
import type { Keys } from '../run/credentials.ts';
import type { Answer, Call, Handler } from './http.ts';
import { routerOf } from './router.ts';

/** What a mutant knows of the server that it stands before. */
export interface Facts {
  readonly contract: Contract;
  readonly keys: Keys;
  /** The operation that a call is of; undefined where it is of none. */
  operationOf(call: Pick<Call, 'method' | 'path'>): Operation | undefined;
  /** What the mutant has to keep from one call to the next; empty at each start. */
  readonly memory: Map<string, unknown>;
}

/**
 * A known fault, put before a conforming server. It may change the call, forward it as often as it wants, and change
 * the answer.
 */
export interface Mutant {
  /** Its file below `mutants/`. */
  readonly id: string;
  /** The requirement that must catch it; `none` for a change that no contract forbids, which must stay unnoticed. */
  readonly requirement: RequirementId | 'none';
  /** What is wrong, as a sentence without its end. */
  readonly title: string;
  /** Whether the contract has what the fault is in; every contract does unless said. */
  fits?(contract: Contract): boolean;
  mutate(call: Call, forward: Handler, facts: Facts): Promise<Answer>;
}

/** A handler with the fault in it. */
export function mutated(handler: Handler, mutant: Mutant, known: Pick<Facts, 'contract' | 'keys'>): Handler {
  const facts = factsOf(known);
  return (call) => mutant.mutate(call, handler, facts);
}

function factsOf({ contract, keys }: Pick<Facts, 'contract' | 'keys'>): Facts {
  const route = routerOf(contract.operations);
  return {
    contract,
    keys,
    operationOf: ({ method, path }) => route(path)?.operations.find((one) => one.method === method),
    memory: new Map(),
  };
}
