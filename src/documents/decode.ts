import { isUtf8 } from 'node:buffer';

/** The text of a file: in UTF-8, else as its first bytes tell, else in the letters of Western Europe. */
export function textOf(bytes: Buffer): string {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first !== 0 && second === 0)) return bytes.toString('utf16le');
  if ((first === 0xfe && second === 0xff) || (first === 0 && second !== 0)) return swapped(bytes);
  return bytes.toString(isUtf8(bytes) ? 'utf8' : 'latin1');
}

/** UTF-16 with the higher byte first. */
function swapped(bytes: Buffer): string {
  const even = bytes.subarray(0, bytes.length - (bytes.length % 2));
  return Buffer.from(even).swap16().toString('utf16le');
}
