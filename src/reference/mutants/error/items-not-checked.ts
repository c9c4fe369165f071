import { unchecked } from '../lenient.ts';

export default unchecked(
  { id: 'error/items-not-checked', title: 'the items of a list are not checked' },
  [],
  ({ path }) => path.some((name) => /^\d+$/.test(name)),
);
