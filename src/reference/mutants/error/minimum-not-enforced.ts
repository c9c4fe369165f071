import { unchecked } from '../lenient.ts';

export default unchecked(
  { id: 'error/minimum-not-enforced', title: 'a number below its minimum is accepted' },
  ['minimum'],
  ({ keyword }) => keyword === 'minimum',
);
