import { unchecked } from '../lenient.ts';

export default unchecked(
  { id: 'error/maximum-not-enforced', title: 'a number above its maximum is accepted' },
  ['maximum'],
  ({ keyword }) => keyword === 'maximum',
);
