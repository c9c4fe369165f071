import type { Operation } from '../model.ts';

/** Finds the operation that a request belongs to, by method and path below the target; undefined where there is none. */
export function routeOf(
  operations: readonly Operation[],
): (method: string, path: string) => Operation | undefined {
  const shapes = operations
    .map((operation) => ({
      operation,
      pattern: patternOf(operation.path),
      open: openSegments(operation.path),
    }))
    // What is spelled out wins over what a parameter stands for.
    .sort((one, other) => one.open - other.open || other.operation.path.length - one.operation.path.length);
  return (method, path) => {
    const bare = path.split('?')[0] ?? '';
    return shapes.find(({ operation, pattern }) => operation.method === method && pattern.test(bare))
      ?.operation;
  };
}

function openSegments(path: string): number {
  return path.split('{').length - 1;
}

function patternOf(path: string): RegExp {
  const literals = path.split(/\{[^}]*\}/).map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${literals.join('[^/]+')}$`);
}
