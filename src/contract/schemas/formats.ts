import { isIPv6 } from 'node:net';
import type { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

/** A part of an ISO 8601 duration: any of them may have a fraction or a sign, and weeks may stand among the others. */
const LENGTH = String.raw`[-+]?\d+(?:[.,]\d+)?`;

/**
 * Formats as servers of good will write them. Fields that may be blank hold an empty text; what a web address may have
 * in it, browsers decide and not RFC 3986; times of the day have no offset; nobody says which dialect a `regex` is of.
 */
const GENEROUS: Readonly<Record<string, RegExp | true | ((text: string) => boolean)>> = {
  time: /^(?:[01]\d|2[0-4]):[0-5]\d(?::(?:[0-5]\d|60)(?:[.,]\d+)?)?(?:z|[-+]\d\d(?::?\d\d)?)?$/i,
  duration: new RegExp(`^[-+]?P(?!$)(?:${LENGTH}[YMWD])*(?:T(?:${LENGTH}[HMS])+)?$`, 'i'),
  uri: /^(?:[a-z][a-z\d+.-]*:\S+)?$/i,
  'uri-reference': /^\S*$/,
  'uri-template': true,
  url: /^\S*$/,
  email: /^(?:(?:[^\s@]+|"[^"]*")@[^\s@]+)?$/,
  hostname: /^[^\s/?#@]*$/,
  ipv6: (text) => isIPv6(text),
  byte: /^[\w+/=\s-]*$/,
  regex: true,
};

/**
 * Formats that tell texts of one kind from texts of another. By any other format two schemas may both accept a value
 * that their author meant for one of them.
 */
const DISTINCT: ReadonlySet<string> = new Set(['date', 'date-time', 'uuid', 'ipv4', 'ipv6']);

export function addGenerousFormats(ajv: Ajv2020): void {
  addFormats.default(ajv);
  for (const [name, format] of Object.entries(GENEROUS)) ajv.addFormat(name, format);
  // Else every object would have a format `constructor`.
  Object.setPrototypeOf(ajv.formats, null);
}

export function isDistinct(format: string): boolean {
  return DISTINCT.has(format);
}
