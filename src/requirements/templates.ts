import type { HttpRequest, Operation } from '../model.ts';

/** Whether some path is of both templates: a parameter may stand for what the other spells out. */
export function overlap(one: string, other: string): boolean {
  const [left, right] = [segments(one), segments(other)];
  if (left.length !== right.length) return false;
  return left.every((segment, index) => {
    const facing = right[index] ?? '';
    return segment === facing || isOpen(segment) || isOpen(facing);
  });
}

/**
 * Whether a request is one of the operation, and not one of another method or path that was sent in its place: what
 * comes back to such a one is no answer that the operation documents.
 */
export function isOf({ method, path }: Operation, request: HttpRequest): boolean {
  return request.method === method && overlap(path, request.path.split('?')[0] ?? '');
}

function segments(path: string): string[] {
  return path.replace(/\/$/, '').split('/');
}

function isOpen(segment: string): boolean {
  return segment.includes('{');
}
