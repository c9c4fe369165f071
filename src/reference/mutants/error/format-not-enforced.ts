import { unchecked } from '../lenient.ts';

export default unchecked(
  { id: 'error/format-not-enforced', title: 'a text that is not of its format is accepted' },
  ['format'],
  ({ keyword }) => keyword === 'format',
);
