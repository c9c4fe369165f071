/**
 * Things that were created by the same request cannot be told apart by it: in a later run each may fall to another
 * asker than in the recorded one, who then does something else with it. What was recorded for one counts for all alike.
 */

/** Shorter ids might stand in a text by chance. */
const SHORTEST_ID = 8;

/**
 * Ids that the same request created, group by group.
 * @param {Iterable<[string, {status: number, body: Buffer}[]]>} answers by key
 * @returns {string[][]}
 */
export function alikeIn(answers) {
  const groups = [];
  for (const [key, all] of answers) {
    if (!key.startsWith('POST ')) continue;
    const ids = new Set(all.map(idOf).filter((id) => id !== undefined));
    if (ids.size > 1) groups.push([...ids]);
  }
  return groups;
}

function idOf({ status, body }) {
  if (status !== 201) return undefined;
  const [, id] = /"id":"([^"]+)"/.exec(body.toString()) ?? [];
  return id !== undefined && id.length >= SHORTEST_ID ? id : undefined;
}

/**
 * Answers for keys that differ from recorded ones in such ids alone.
 * @template {{headers: string[], body: Buffer}} T
 * @param {string[][]} groups
 * @param {Iterable<[string, {all: T[]}]>} recorded
 * @returns {(key: string) => T | undefined}
 */
export function alikeAnswers(groups, recorded) {
  if (groups.length === 0) return () => undefined;
  const groupOf = new Map(groups.flatMap((ids, index) => ids.map((id) => [id, `<alike ${index}>`])));
  const pattern = new RegExp([...groupOf.keys()].join('|'), 'g');
  const general = (key) => key.replace(pattern, (id) => groupOf.get(id));
  const idsIn = (key) => key.match(pattern) ?? [];
  const known = new Map();
  for (const [key, { all }] of recorded)
    if (idsIn(key).length > 0 && !known.has(general(key))) known.set(general(key), { ids: idsIn(key), all });
  return (key) => {
    const found = known.get(general(key));
    if (found === undefined) return undefined;
    const asked = idsIn(key);
    const [answer] = found.all;
    const text = answer.body.toString();
    const body = found.ids.reduce((now, id, i) => now.replaceAll(id, asked[i] ?? id), text);
    // Ids of a group are of one length mostly; where not, the length is that of the body.
    const headers = answer.headers.map((value, i) =>
      answer.headers[i - 1]?.toLowerCase() === 'content-length' ? String(Buffer.byteLength(body)) : value,
    );
    return { ...answer, headers, body: Buffer.from(body) };
  };
}
