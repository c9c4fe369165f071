import { isObject } from '../documents/pointer.ts';
import type { SourceDocument } from '../documents/source.ts';
import { DocumentError } from '../errors.ts';

const READ = '2.0 and 3.0 to 3.2 are';

/** More names than tell what a document is. */
const FEW = 6;

/**
 * The version of OpenAPI that a document is written in.
 * @throws DocumentError where it is none that is read.
 */
export function versionOf({ value, locate }: SourceDocument): string {
  if (!isObject(value)) {
    const kind = Array.isArray(value) ? 'a list' : value === null || value === undefined ? 'empty' : 'a text';
    throw new DocumentError(locate(''), `it is ${kind}, and no OpenAPI document`);
  }
  // The oldest documents had another name for it.
  const name = ['openapi', 'swagger', 'swaggerVersion'].find((one) => value[one] !== undefined);
  if (name === undefined) {
    const names = Object.keys(value);
    const others = names.slice(0, FEW).join(', ') + (names.length > FEW ? ' …' : '');
    throw new DocumentError(
      locate(''),
      `neither "openapi" nor "swagger" stands at its top${others === '' ? '' : `, but ${others}`}: is it an OpenAPI document?`,
    );
  }
  const said = value[name];
  const version = typeof said === 'object' ? '' : String(said).trim().replace(/^v/i, '');
  if (name !== 'swaggerVersion' && (/^2\b|^3\.\d/.test(version) || version === '3')) return version;
  throw new DocumentError(
    locate(`/${name}`),
    version === '' ? `${name} names no version: ${READ} read` : `OpenAPI ${version} is not read: ${READ}`,
  );
}
