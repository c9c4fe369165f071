import { unchecked } from '../lenient.ts';

export default unchecked(
  { id: 'error/word-as-number', title: 'a word is taken where a number belongs' },
  ['type'],
  ({ keyword, value }) => keyword === 'type' && typeof value === 'string',
);
