import type { JsonObject } from '../documents/pointer.ts';
import type { Contract } from './contract.ts';
import { Reader } from './reader.ts';
import { schemesOf } from './security.ts';
import { SURFACE_AT } from './surface.ts';

/** Whether the contract or its surface documents HTTP Basic, as another way in than the contract's. */
export function documentsBasic({ source }: Pick<Contract, 'source'>): boolean {
  return ['', SURFACE_AT].some((at) => [...schemesOf(new Reader(source.value, at)).values()].some(isBasic));
}

/** In OpenAPI 3 a scheme of HTTP, in Swagger 2.0 a type of its own. */
function isBasic({ type, scheme }: JsonObject): boolean {
  return type === 'basic' || (type === 'http' && String(scheme).toLowerCase() === 'basic');
}
