import { unchecked } from '../lenient.ts';

export default unchecked(
  { id: 'error/null-accepted', title: 'null is accepted everywhere' },
  ['null'],
  ({ value }) => value === null,
);
