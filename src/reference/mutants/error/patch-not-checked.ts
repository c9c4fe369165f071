import { unchecked } from '../lenient.ts';

export default unchecked(
  { id: 'error/patch-not-checked', title: 'a PATCH takes any values' },
  [],
  ({ operation, path }) => operation.kind === 'patch' && path.length > 0,
);
