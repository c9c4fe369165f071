import { isObject, type JsonObject } from '../documents/pointer.ts';
import type { CredentialFormat, Operation, SchemaPointer } from '../model.ts';
import type { Reader } from './reader.ts';

/** How an operation is secured; `other` by credentials that the contract does not know. */
export type Security = Operation['security'] | 'other';

/** Says of operations how they are secured. */
export interface SecurityReading {
  of(operation: JsonObject): Security;
}

/** Security as a contract documents it: its own scheme, by name. */
export function ownSecurity(reader: Reader, { scheme }: CredentialFormat): SecurityReading {
  const general = reader.object(reader.at())['security'];
  const ours = new Set([scheme]);
  // Where our scheme is none of them, the operation may well answer without our key: as good as optional.
  const of = (operation: JsonObject): Security => {
    const security = securityOf(operation['security'] ?? general, ours);
    return security === 'other' ? 'optional' : security;
  };
  return { of };
}

/** An API whose operations ask for our credential so seldom is one that its document got wrong. */
const MOST_OTHERS = 10;

/**
 * Security as another document has it. Its schemes have names of their own: what counts is where the credential
 * goes. A document that says nothing of security leaves it to the contract; so does one whose schemes are all others,
 * or nearly all, which is the document's mistake: the contract decides.
 */
export function foreignSecurity(
  reader: Reader,
  credential: CredentialFormat,
  paths: readonly SchemaPointer[],
  fallback: Operation['security'],
): SecurityReading {
  const general = reader.object(reader.at())['security'];
  const asked = paths
    .map((at) => alternativesIn(reader.object(at)['security'] ?? general).map((one) => Object.keys(one)))
    .filter((alternatives) => alternatives.some((names) => names.length > 0));
  const used = new Set(asked.flat(2));
  const matching = new Set(
    [...schemesOf(reader)].filter(([, one]) => isCredential(one, credential)).map(([name]) => name),
  );
  const known = asked.filter((alternatives) => alternatives.some((names) => isMadeOf(names, matching)));
  const ours = known.length > 0 && known.length >= asked.length / MOST_OTHERS ? matching : used;
  const of = (operation: JsonObject): Security => {
    const security = operation['security'] ?? general;
    if (Array.isArray(security)) return securityOf(security, ours);
    return used.size === 0 ? fallback : 'none';
  };
  return { of };
}

/** The security schemes of a document, of either version. */
export function schemesOf(reader: Reader): Map<string, JsonObject> {
  const found = new Map<string, JsonObject>();
  for (const at of [reader.at('components', 'securitySchemes'), reader.at('securityDefinitions')]) {
    for (const name of Object.keys(reader.object(at)))
      found.set(
        name,
        reader.object(reader.follow(`${at}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`)),
      );
  }
  return found;
}

/** Whether a scheme presents a credential as the contract does. How the key is prefixed, a scheme often does not say. */
export function isCredential(scheme: JsonObject, { header, prefix }: CredentialFormat): boolean {
  const text = (name: string): string => {
    const said = scheme[name];
    return typeof said === 'string' ? said.toLowerCase() : '';
  };
  if (text('type') === 'apikey') return text('in') === 'header' && text('name') === header.toLowerCase();
  if (header.toLowerCase() !== 'authorization') return false;
  const scheming = prefix.trim().toLowerCase();
  if (text('type') === 'http') return text('scheme') === scheming;
  return scheming === 'bearer' && ['oauth2', 'openidconnect'].includes(text('type'));
}

function alternativesIn(security: unknown): JsonObject[] {
  return (Array.isArray(security) ? security : []).filter(isObject);
}

function isMadeOf(names: readonly string[], known: ReadonlySet<string>): boolean {
  return names.length > 0 && names.every((name) => known.has(name));
}

/** Security requirements are alternatives, and all of one is asked for; an empty one means that no credential is. */
function securityOf(security: unknown, ours: ReadonlySet<string>): Security {
  const alternatives = alternativesIn(security).map((one) => Object.keys(one));
  if (alternatives.every((names) => names.length === 0)) return 'none';
  const open = alternatives.some((names) => names.length === 0);
  const known = alternatives.some((names) => isMadeOf(names, ours));
  if (known) return open ? 'optional' : 'required';
  return open ? 'optional' : 'other';
}
