import { promisify } from 'node:util';
import { brotliDecompress, unzip } from 'node:zlib';
import { LONGEST_ANSWER } from './limits.ts';

const UNPACKERS = {
  gzip: promisify(unzip),
  // Another name of it (RFC 9110, 8.4.1.3).
  'x-gzip': promisify(unzip),
  deflate: promisify(unzip),
  br: promisify(brotliDecompress),
} as const;

/** So often a body is packed by those who mean well. */
const MOST_LAYERS = 4;

/**
 * A body as it was before it was packed, though nobody asked for that; from a layer on that is packed in another way,
 * as it is.
 * @throws an error with a code of zlib's where it cannot be unpacked whole, and in bounds.
 */
export async function unpacked(bytes: Buffer, encoding: string | undefined): Promise<Buffer> {
  const layers = (encoding ?? '').split(',', MOST_LAYERS).map((name) => name.trim().toLowerCase());
  let plain = bytes;
  for (const name of layers.reverse()) {
    if (plain.length === 0 || !isKnown(name)) return plain;
    plain = await UNPACKERS[name](plain, { maxOutputLength: LONGEST_ANSWER });
  }
  return plain;
}

function isKnown(name: string): name is keyof typeof UNPACKERS {
  return Object.hasOwn(UNPACKERS, name);
}
