/** Documents that a document may refer to on its server: more would be no document any more. */
export const MOST_FETCHED = 200;

export function isUrl(text: string): boolean {
  return /^https?:\/\//i.test(text);
}
