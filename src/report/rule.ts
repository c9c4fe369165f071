import type { Report } from './model.ts';

/** Where documents stand that a contract is laid over, and those that they refer to: nothing that a reader knows. */
const MOUNT = /^\/x-(?:surface|files\/[^/]+)(?=\/)/;

/** A rule as a reader looks it up: its pointer within its document, and the document's line. */
export function ruleText({ places }: Report, schemaPath: string): string {
  const place = places?.rules[schemaPath];
  return schemaPath.replace(MOUNT, '') + (place === undefined ? '' : ` (${place})`);
}
