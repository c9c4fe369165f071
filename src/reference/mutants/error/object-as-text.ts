import { unchecked } from '../lenient.ts';

export default unchecked(
  { id: 'error/object-as-text', title: 'an object is taken where a text belongs' },
  ['type'],
  ({ keyword, value, path }) =>
    keyword === 'type' && typeof value === 'object' && value !== null && path.length === 1,
);
