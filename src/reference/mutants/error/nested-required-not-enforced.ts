import { unchecked } from '../lenient.ts';

export default unchecked(
  {
    id: 'error/nested-required-not-enforced',
    title: 'an object within the body may leave out what it must have',
  },
  ['required'],
  ({ keyword, path }) => keyword === 'required' && path.length > 0,
);
