/** The last step of the build: parses the default contract, so that no run has to. */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { defaultContract } from '../package-info.ts';
import { PREBUILT, prebuild } from './prebuilt.ts';
import { treeOf } from './source.ts';

const text = readFileSync(defaultContract, 'utf8');
const digest = createHash('sha256').update(text).digest('hex');
writeFileSync(PREBUILT, JSON.stringify(prebuild(digest, treeOf(defaultContract, text))));
