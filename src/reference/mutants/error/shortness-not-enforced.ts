import { unchecked } from '../lenient.ts';

export default unchecked(
  { id: 'error/shortness-not-enforced', title: 'a text that is too short is accepted' },
  ['minLength'],
  ({ keyword }) => keyword === 'minLength',
);
