import { emptyConfig } from '../config/config.ts';
import { type Contract, loadContract } from '../contract/contract.ts';
import { UsageError } from '../errors.ts';
import { contractOf } from '../open/contract.ts';
import { defaultContract } from '../package-info.ts';
import { answersAsked } from '../requirements/index.ts';
import type { ContractSource } from './options.ts';

/**
 * Opens a contract, laid over a surface where one is named.
 * @param target the API that is to be judged: a document on its server may be asked for with the key.
 * @throws DocumentError where a document cannot be read, UsageError where the options contradict each other.
 */
export async function openContract(source: ContractSource = {}, target?: string): Promise<Contract> {
  const { contract = defaultContract, surface, overlays, allowRefs } = source;
  if (typeof contract === 'string')
    return await contractOf(
      {
        contract,
        surface,
        target,
        ...(overlays !== undefined && { overlay: overlays }),
        ...(allowRefs !== undefined && { allowRef: allowRefs }),
      },
      emptyConfig,
    );
  if ((surface ?? overlays ?? allowRefs) !== undefined)
    throw new UsageError('a surface is laid over a contract as it is loaded: name its file');
  return contract;
}

/** The contract of this package, as it is without a surface. */
export function packagedContract(): Contract {
  return loadContract(defaultContract, answersAsked);
}
