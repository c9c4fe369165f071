import { joinPointer } from '../documents/pointer.ts';
import type { DocumentedResponse, Location, Operation, Role, SchemaPointer } from '../model.ts';
import type { Contract } from './contract.ts';
import { rolesOf } from './documented.ts';
import type { PagedReading } from './lists.ts';
import { isJson } from './media-type.ts';
import type { Reader } from './reader.ts';
import type { Schemas } from './schemas.ts';
import { isCredential, schemesOf } from './security.ts';
import type { Contradiction } from './surface.ts';

interface Dispute {
  readonly contract: Contract;
  readonly reader: Reader;
  readonly schemas: Schemas;
  readonly operations: readonly Operation[];
  readonly locate: (pointer: SchemaPointer) => Location;
  /** What the document says of each GET as a list. */
  readonly readings: ReadonlyMap<string, PagedReading>;
}

/** Where a document says otherwise than the contract; and its operations without what the contract overrules. */
export function contradictionsOf(dispute: Dispute): {
  readonly contradictions: readonly Contradiction[];
  readonly operations: readonly Operation[];
} {
  const found = new Map<string, { message: string; at: SchemaPointer; operations: string[] }>();
  const add = (message: string, at: SchemaPointer, operation?: string): void => {
    const entry = found.get(message) ?? { message, at, operations: [] };
    found.set(message, entry);
    if (operation !== undefined) entry.operations.push(operation);
  };
  disputeCredential(dispute, add);
  const operations = dispute.operations.map((operation) => {
    if (dispute.readings.get(operation.key) === 'otherwise' && operation.kind === 'list')
      add(
        'a list that takes the parameters of paging documents another body than a page',
        operation.pointer,
        operation.key,
      );
    return disputeErrors(dispute, operation, add);
  });
  const contradictions = [...found.values()].map(({ message, at, operations: keys }) => ({
    message,
    get location() {
      return dispute.locate(at);
    },
    operations: keys,
  }));
  return { contradictions, operations };
}

type Add = (message: string, at: SchemaPointer, operation?: string) => void;

function disputeCredential({ contract, reader }: Dispute, add: Add): void {
  const schemes = schemesOf(reader);
  const { header, prefix } = contract.credential;
  if (schemes.size === 0 || [...schemes.values()].some((one) => isCredential(one, contract.credential)))
    return;
  const names = [...schemes.keys()].join(', ');
  add(
    `no security scheme of the document (${names}) is the one of the contract, \`${header}: ${prefix}KEY\``,
    schemesAt(reader),
  );
}

function schemesAt(reader: Reader): SchemaPointer {
  const modern = reader.at('components', 'securitySchemes');
  return reader.value(modern) === undefined ? reader.at('securityDefinitions') : modern;
}

/** Error responses that rule out what the contract wants: the contract's stays. */
function disputeErrors({ contract, schemas }: Dispute, operation: Operation, add: Add): Operation {
  const kept = new Map(operation.responses);
  for (const [status, response] of operation.responses) {
    const roles = /^\d{3}$/.test(status) ? rolesOf(contract, Number(status)) : [];
    if (roles.length === 0 || roles.some((role) => agrees(schemas, response, role))) continue;
    add(
      `a ${status} is documented with another body than the contract's`,
      joinPointer(operation.pointer, 'responses', status),
      operation.key,
    );
    kept.delete(status);
  }
  return kept.size === operation.responses.size ? operation : { ...operation, responses: kept };
}

/** Whether a documented response lets the contract's example through; where either has no JSON, nothing is said. */
function agrees(schemas: Schemas, documented: DocumentedResponse, role: Role): boolean {
  const example = role.response.content.find(({ mediaType }) => isJson(mediaType))?.example;
  if (example === undefined || documented.content.length === 0) return true;
  return documented.content.some(
    ({ mediaType, schema }) =>
      isJson(mediaType) && (schema === undefined || schemas.errors(schema, example, 'response').length === 0),
  );
}
