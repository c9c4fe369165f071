import type { Contract } from '../../contract/contract.ts';
import type { DocumentedHeader, Operation } from '../../model.ts';
import type { Answer } from '../http.ts';

/** The answer without a header. */
export function withoutHeader(answer: Answer, name: string): Answer {
  return { ...answer, headers: answer.headers.filter(([one]) => one.toLowerCase() !== name.toLowerCase()) };
}

/** A required header that a success of the operation documents, of a kind of value where one is named. */
export function requiredHeader(
  { schemas }: Contract,
  operation: Operation | undefined,
  type?: string,
): DocumentedHeader | undefined {
  const documented = [...(operation?.responses ?? [])].filter(([status]) => /^2/.test(status));
  return documented
    .flatMap(([, { headers }]) => headers)
    .find(
      ({ required, schema }) =>
        required && (type === undefined || (schema !== undefined && schemas.at(schema)['type'] === type)),
    );
}

/** Whether a contract documents such a header anywhere. */
export function hasRequiredHeader(contract: Contract, type?: string): boolean {
  return contract.operations.some((operation) => requiredHeader(contract, operation, type) !== undefined);
}
