import { isObject, segmentsOf, valueAt } from '../documents/pointer.ts';
import type { FieldErrorFormat } from '../model.ts';

/** The fields that an error body names, each with its messages, by the contract's way of naming them. */
export function fieldErrorsOf(
  format: FieldErrorFormat,
  body: unknown,
): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  if (format.style === 'members') {
    for (const [field, messages] of Object.entries(isObject(body) ? body : {})) {
      found.set(field, Array.isArray(messages) ? messages.map(String) : []);
    }
    return found;
  }
  const errors = valueAt(body, format.at);
  for (const error of Array.isArray(errors) ? errors : []) {
    if (!isObject(error)) continue;
    const field = fieldOf(String(error[format.field] ?? ''));
    found.set(field, [...(found.get(field) ?? []), String(error[format.message] ?? '')]);
  }
  return found;
}

/** A field named by JSON pointer (`/name`, `#/name`) or by itself. */
function fieldOf(name: string): string {
  const pointer = name.startsWith('#') ? name.slice(1) : name;
  return pointer.startsWith('/') ? (segmentsOf(pointer)[0] ?? '') : name;
}
