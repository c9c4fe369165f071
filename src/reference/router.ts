import type { Operation } from '../model.ts';
import { pathOf } from './http.ts';

/** The operations of a path, by whatever method, and the values of its parameters in their order. */
interface Route {
  readonly operations: readonly Operation[];
  readonly values: readonly string[];
}

/** Finds the route of a path (its query does not matter); undefined where no operation has it. */
export function routerOf(operations: readonly Operation[]): (path: string) => Route | undefined {
  const shapes = new Map<string, Operation[]>();
  for (const operation of operations) {
    const shape = operation.path.replace(/\{[^}]*\}/g, '{}');
    shapes.set(shape, [...(shapes.get(shape) ?? []), operation]);
  }
  const routes = [...shapes]
    .sort(([a], [b]) => parameters(a) - parameters(b) || b.length - a.length)
    .map(([shape, owners]) => ({ pattern: patternOf(shape), operations: owners }));
  return (path) => {
    const bare = pathOf({ path });
    for (const route of routes) {
      const match = route.pattern.exec(bare);
      if (match !== null) return { operations: route.operations, values: match.slice(1).map(decoded) };
    }
    return undefined;
  };
}

function parameters(shape: string): number {
  return shape.split('{}').length - 1;
}

function patternOf(shape: string): RegExp {
  const literals = shape.split('{}').map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${literals.join('([^/]+)')}$`);
}

/** What is not encoded well is nobody's id, and stays as it is. */
function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
