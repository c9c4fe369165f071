import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const facts = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  name: string;
  version: string;
};

/** Name and version of this package, as its reports state them. */
export const tool = { name: facts.name, version: facts.version };

/** The contract that is used where no other is named. */
export const defaultContract = fileURLToPath(new URL('../openapi.yaml', import.meta.url));
