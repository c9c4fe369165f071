import { keeping } from '../contract/keeping.ts';
import type { HttpRequest, Operation } from '../model.ts';

/** Whether some path is of both templates: a parameter may stand for what the other spells out. */
export function overlap(one: string, other: string): boolean {
  const [left, right] = [segmentsOf(one), segmentsIn(other)];
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
export function isOf(operation: Operation, request: HttpRequest): boolean {
  if (request.method !== operation.method) return false;
  // Asked of one exchange by each that observes it, one after the other.
  if (asked?.request !== request || asked.operation !== operation)
    asked = { request, operation, is: overlap(operation.path, request.path.split('?')[0] ?? '') };
  return asked.is;
}

let asked: { readonly request: HttpRequest; readonly operation: Operation; readonly is: boolean } | undefined;

function segmentsIn(path: string): readonly string[] {
  return path.replace(/\/$/, '').split('/');
}

const segmentsOf = keeping(segmentsIn);

function isOpen(segment: string): boolean {
  return segment.includes('{');
}
