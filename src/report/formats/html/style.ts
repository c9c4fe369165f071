import { CARDS } from './style/cards.ts';
import { COLOURS } from './style/colours.ts';
import { LAYOUT } from './style/layout.ts';
import { MATRIX } from './style/matrix.ts';
import { PRINT } from './style/print.ts';

/** The style of the page, as it stands between its tags. The page's policy has its hash. */
export const STYLE: string = [COLOURS, LAYOUT, CARDS, MATRIX, PRINT].join('');
