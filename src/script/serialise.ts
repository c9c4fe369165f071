import { isJson } from '../contract/media-type.ts';
import { isObject } from '../documents/pointer.ts';
import type { Parameter } from '../model.ts';

/**
 * A value of a query, header or cookie parameter as it is written: what is sent, by name. A list in the exploded form
 * has its first item only, since a name stands here once.
 */
export function serialise(parameter: Parameter, value: unknown): Record<string, string> {
  const { name, mediaType } = parameter;
  if (mediaType !== undefined && isJson(mediaType)) return { [name]: JSON.stringify(value) };
  const inQuery = parameter.in === 'query' || parameter.in === 'cookie';
  const style = parameter.style ?? (inQuery ? 'form' : 'simple');
  const explode = parameter.explode ?? style === 'form';
  if (Array.isArray(value)) return { [name]: listed(value.map(text), style, explode && inQuery) };
  if (!isObject(value)) return { [name]: text(value) };
  const members = Object.entries(value).map(([key, member]) => [key, text(member)] as const);
  if (style === 'deepObject')
    return Object.fromEntries(members.map(([key, one]) => [`${name}[${key}]`, one]));
  if (explode && inQuery) return Object.fromEntries(members);
  return { [name]: members.map(([key, one]) => (explode ? `${key}=${one}` : `${key},${one}`)).join(',') };
}

const SEPARATORS: Readonly<Record<string, string>> = { spaceDelimited: ' ', pipeDelimited: '|' };

function listed(items: readonly string[], style: string, explode: boolean): string {
  return explode ? (items[0] ?? '') : items.join(SEPARATORS[style] ?? ',');
}

function text(value: unknown): string {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);
}

/** A value of a path parameter, with the marks that its style puts before it. */
export function serialiseInPath({ name, style }: Pick<Parameter, 'name' | 'style'>, value: string): string {
  const encoded = encodeURIComponent(value);
  if (style === 'label') return `.${encoded}`;
  return style === 'matrix' ? `;${encodeURIComponent(name)}=${encoded}` : encoded;
}
