import { unchecked } from '../lenient.ts';

export default unchecked(
  { id: 'error/item-count-not-enforced', title: 'a list with too many items is accepted' },
  ['maxItems'],
  ({ keyword }) => keyword === 'maxItems',
);
