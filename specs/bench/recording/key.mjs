/** Headers that a connection needs, or that each client writes in its own way: they tell no two requests apart. */
const OF_THE_CONNECTION = new Set([
  'host',
  'connection',
  'keep-alive',
  'content-length',
  'transfer-encoding',
  'accept',
  'accept-encoding',
  'user-agent',
]);

/**
 * The headers that belong to a request whoever sends it.
 * @param {readonly string[]} raw names and values in turn
 * @returns {[string, string][]} in the order sent
 */
export function ownHeaders(raw) {
  const kept = [];
  for (let i = 0; i < raw.length; i += 2)
    if (!OF_THE_CONNECTION.has(raw[i].toLowerCase())) kept.push([raw[i], raw[i + 1]]);
  return kept;
}

/**
 * The same for two requests that differ in nothing that counts: method, path with query, headers (so also the
 * credential and the media type) and body.
 * @param {string} method
 * @param {string} path
 * @param {readonly string[]} rawHeaders
 * @param {Buffer} body
 * @returns {string}
 */
export function keyOf(method, path, rawHeaders, body) {
  let key = `${method} ${path}`;
  for (const [name, value] of ownHeaders(rawHeaders)
    .map(([name, value]) => [name.toLowerCase(), value])
    .sort(byName))
    key += `\n${name}: ${value}`;
  return body.length === 0 ? key : `${key}\n\n${body.toString('latin1')}`;
}

function byName([a], [b]) {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
