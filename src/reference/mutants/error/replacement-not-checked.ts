import { unchecked } from '../lenient.ts';

export default unchecked(
  { id: 'error/replacement-not-checked', title: 'a PUT takes any values' },
  [],
  ({ operation, path }) => operation.kind === 'replace' && path.length > 0,
);
