import { unchecked } from '../lenient.ts';

export default unchecked(
  { id: 'error/length-not-enforced', title: 'a text that is too long is accepted' },
  ['maxLength'],
  ({ keyword }) => keyword === 'maxLength',
);
