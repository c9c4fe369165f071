import { type Document, isAlias, isMap, isNode, isPair, isScalar, isSeq, type Node, visit } from 'yaml';

/** What merge keys bring into maps, at most: the parser makes anew, each time, all that stands in what is merged. */
export const MOST_MERGED = 2_000_000;

/**
 * The offset of the merge key (`<<`) by which a document comes to more than can be made; undefined where none does. Maps
 * that merge maps that merge maps grow as fast as aliases of aliases, and unlike those share nothing.
 * @throws RangeError where it is nested too deeply.
 */
export function excessIn(document: Document.Parsed): number | undefined {
  const targets = targetsIn(document);
  if (targets === undefined) return undefined;
  const known = new Map<unknown, number>();
  let total = 0;
  let place: number | undefined;
  /** How many nodes are made of a node, with all that is merged into them. */
  const weigh = (node: unknown): number => {
    if (!isMap(node) && !isSeq(node)) return 1;
    const before = known.get(node);
    if (before !== undefined) return before;
    // One that merges itself never ends.
    known.set(node, Infinity);
    let weight = 1;
    for (const item of node.items) {
      if (!isPair(item)) weight += weigh(item);
      else if (!isMergeKey(item.key)) weight += weigh(item.key) + weigh(item.value);
      else {
        const more = merged(item.value);
        weight += more;
        total += more;
        if (total > MOST_MERGED && isNode(item.key)) place ??= item.key.range?.[0];
      }
    }
    known.set(node, weight);
    return weight;
  };
  const merged = (value: unknown): number => {
    const source = isAlias(value) ? targets.get(value) : value;
    if (!isSeq(source)) return weigh(source);
    return source.items.reduce<number>((sum, one) => sum + weigh(isAlias(one) ? targets.get(one) : one), 0);
  };
  weigh(document.contents);
  return place;
}

function isMergeKey(key: unknown): boolean {
  // The parser has a symbol for those that are to be merged.
  return isScalar(key) && (key.value === '<<' || typeof key.value === 'symbol');
}

/** What each alias stands for; undefined where nothing is merged. */
function targetsIn(document: Document.Parsed): ReadonlyMap<unknown, Node> | undefined {
  const anchors = new Map<string, Node>();
  const targets = new Map<unknown, Node>();
  let merges = false;
  visit(document, {
    Pair(_, { key }) {
      merges ||= isMergeKey(key);
    },
    Node(_, node) {
      const target = isAlias(node) ? anchors.get(node.source) : undefined;
      if (target !== undefined) targets.set(node, target);
      if (!isAlias(node) && node.anchor !== undefined) anchors.set(node.anchor, node);
    },
  });
  return merges ? targets : undefined;
}
