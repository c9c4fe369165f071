/** Documents that a document may refer to on its server: more would be no document any more. */
export const MOST_FETCHED = 200;

export function isUrl(text: string): boolean {
  return /^https?:\/\//i.test(text);
}

/** A URL as it may be shown: a user, a password and a query may be secret. */
export function shownUrl(text: string): string {
  if (!URL.canParse(text)) return text;
  const { protocol, username, password, host, pathname, search, hash } = new URL(text);
  if (username === '' && password === '' && search === '') return text;
  return `${protocol}//${host}${pathname}${search === '' ? '' : '?…'}${hash}`;
}
