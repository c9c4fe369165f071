import { unchecked } from '../lenient.ts';

export default unchecked(
  { id: 'error/nested-not-checked', title: 'what stands in an object within the body is not checked' },
  [],
  ({ path }) => path.length > 1 && !path.some((name) => /^\d+$/.test(name)),
);
