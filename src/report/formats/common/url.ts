/** What RFC 3986 lets no path and no query hold as it is. */
const NOT_IN_URL = /[^A-Za-z0-9_.~:/?@!$&'()*+,;=%-]|%(?![0-9A-Fa-f]{2})/gu;

/** The URL of a path below a target as it was sent; what no URL may hold is percent-encoded. */
export function urlOf(target: string, path: string): string {
  return (target.replace(/\/+$/, '') + path).replace(NOT_IN_URL, encoded);
}

function encoded(character: string): string {
  return [...Buffer.from(character)]
    .map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`)
    .join('');
}
