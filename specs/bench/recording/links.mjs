/**
 * An answer whose links begin with another origin.
 * @template {{status: number, headers: string[], body: Buffer}} T
 * @param {T} answer
 * @param {string} from
 * @param {string} to
 * @returns {T}
 */
export function relinked(answer, from, to) {
  const { headers, body } = answer;
  if (!body.includes(from)) return answer;
  const moved = Buffer.from(body.toString().replaceAll(from, to));
  return {
    ...answer,
    body: moved,
    headers: headers.map((text, i) => (isLength(headers, i) ? String(moved.length) : text)),
  };
}

function isLength(headers, i) {
  return i % 2 === 1 && headers[i - 1].toLowerCase() === 'content-length';
}
