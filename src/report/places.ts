import { basename, isAbsolute, relative, sep } from 'node:path';
import type { Contract } from '../contract/contract.ts';
import type { Location } from '../model.ts';
import type { Finding, Places } from './model.ts';

/** Where the contract's documents speak of what the findings name. Of no more: documents have thousands of operations. */
export function placesOf(contract: Contract, findings: readonly Finding[]): Places {
  const known = new Map(contract.operations.map(({ key, pointer }) => [key, pointer]));
  const place = (pointer: string): string => placeOf(contract.source.locate(pointer));
  const operations = new Set(findings.flatMap((finding) => finding.operations));
  const rules = new Set(findings.flatMap(({ example }) => example.schemaPath || []));
  return {
    operations: Object.fromEntries([...operations].map((key) => [key, place(known.get(key) ?? '')])),
    rules: Object.fromEntries([...rules].map((pointer) => [pointer, place(pointer)])),
  };
}

/**
 * `FILE:LINE`. A file below the working directory is named from there, as those who show a repository's files need it;
 * of any other only the name counts, since its folder is a matter of the machine.
 */
export function placeOf({ file, line }: Location): string {
  return `${fileOf(file)}:${line}`;
}

function fileOf(file: string): string {
  if (/^https?:/i.test(file)) return basename(new URL(file).pathname) || new URL(file).host;
  const path = relative('', file);
  const outside = path === '' || isAbsolute(path) || path.split(sep)[0] === '..';
  return outside ? basename(file) : path.split(sep).join('/');
}
