import { COPY } from './script/copy.ts';
import { FILTER } from './script/filter.ts';
import { PAPER } from './script/paper.ts';

/** The script of the page, as it stands between its tags: it adds what the page can do without. */
export const SCRIPT: string = `'use strict';\n${[COPY, FILTER, PAPER].map((part) => `{${part}}\n`).join('')}`;
