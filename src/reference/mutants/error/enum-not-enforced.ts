import { unchecked } from '../lenient.ts';

export default unchecked(
  { id: 'error/enum-not-enforced', title: 'a text that is none of those allowed is accepted' },
  ['enum'],
  ({ keyword }) => keyword === 'enum',
);
