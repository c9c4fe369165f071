import { promisify } from 'node:util';
import { brotliDecompress, unzip } from 'node:zlib';
import { LONGEST_ANSWER } from './limits.ts';

const UNPACKERS = {
  gzip: promisify(unzip),
  deflate: promisify(unzip),
  br: promisify(brotliDecompress),
} as const;

/**
 * A body as it was before it was packed, though nobody asked for that; as it is where the encoding is another.
 * @throws an error with a code of zlib's where it cannot be unpacked whole, and in bounds.
 */
export async function unpacked(bytes: Buffer, encoding: string | undefined): Promise<Buffer> {
  const name = (encoding ?? '').trim().toLowerCase();
  if (bytes.length === 0 || !isKnown(name)) return bytes;
  return await UNPACKERS[name](bytes, { maxOutputLength: LONGEST_ANSWER });
}

function isKnown(name: string): name is keyof typeof UNPACKERS {
  return Object.hasOwn(UNPACKERS, name);
}
