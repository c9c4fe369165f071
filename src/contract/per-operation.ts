import type { Operation } from '../model.ts';

/** A function of an operation that works each one out once in a context: it is asked again for every request. */
export function perOperation<Context extends object, T>(
  work: (context: Context, operation: Operation) => T,
): (context: Context, operation: Operation) => T {
  const known = new WeakMap<Context, WeakMap<Operation, T>>();
  return (context, operation) => {
    let results = known.get(context);
    if (results === undefined) {
      results = new WeakMap();
      known.set(context, results);
    }
    if (results.has(operation)) return results.get(operation) as T;
    const result = work(context, operation);
    results.set(operation, result);
    return result;
  };
}
