import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { scratch } from '../measure/scratch.mjs';

const PREFIXES = ['north', 'east', 'south', 'west'];

/**
 * A document with all of another's operations four times, each time below a prefix.
 * @param {string} file JSON
 * @returns {string} a JSON file
 */
export function repeated(file) {
  const document = JSON.parse(readFileSync(file, 'utf8'));
  const paths = PREFIXES.flatMap((prefix) =>
    Object.entries(document.paths).map(([path, item]) => [`/${prefix}${path}`, renamed(item, prefix)]),
  );
  const large = join(scratch(), 'repeated.json');
  writeFileSync(large, JSON.stringify({ ...document, paths: Object.fromEntries(paths) }));
  return large;
}

/** No two operations of a document have the same id. */
function renamed(item, prefix) {
  const members = Object.entries(item).map(([name, member]) =>
    member.operationId === undefined
      ? [name, member]
      : [name, { ...member, operationId: `${prefix}_${member.operationId}` }],
  );
  return Object.fromEntries(members);
}
