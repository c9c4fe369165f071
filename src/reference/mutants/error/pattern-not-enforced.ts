import { unchecked } from '../lenient.ts';

export default unchecked(
  { id: 'error/pattern-not-enforced', title: 'a text that is not of its pattern is accepted' },
  ['pattern'],
  ({ keyword }) => keyword === 'pattern',
);
