import { isObject, type JsonObject, joinPointer } from '../pointer.ts';
import { loadSelectors, type Refuse, type Selector } from './select.ts';

/** One action of an overlay, checked. */
export interface Action {
  /** Its pointer in the overlay. */
  readonly at: string;
  readonly target: Selector;
  readonly change: Change;
}

type Change =
  | { readonly kind: 'none' }
  | { readonly kind: 'remove' }
  | { readonly kind: 'update'; readonly value: unknown }
  | { readonly kind: 'copy'; readonly source: Selector };

type Compile = (at: string, expression: unknown) => Selector;

const OF_OVERLAY = ['overlay', 'info', 'extends', 'actions'];
const OF_INFO = ['title', 'version', 'description'];
const OF_ACTION = ['target', 'description', 'update', 'remove', 'copy'];

/** Reads an overlay, and refuses what is not valid before any action is applied. */
export async function readOverlay(
  root: unknown,
  refuse: Refuse,
): Promise<{ readonly extended: string | undefined; readonly actions: readonly Action[] }> {
  if (!isObject(root) || !Object.hasOwn(root, 'overlay')) {
    refuse('', 'no overlay: an OpenAPI Overlay begins with overlay: 1.0.0');
  }
  const { overlay: version, info, actions } = root;
  if (typeof version !== 'string' || !/^1\.[01]\.\d+$/.test(version)) {
    refuse('/overlay', 'not a version known here: write overlay: 1.0.0 or 1.1.0');
  }
  refuseUnknown(root, '', OF_OVERLAY, refuse);
  const extended = stringOf(root, '', 'extends', refuse);
  if (!isObject(info)) refuse('/info', 'no info: give the overlay an info with a title and a version');
  refuseUnknown(info, '/info', OF_INFO, refuse);
  for (const name of OF_INFO) {
    const text = stringOf(info, '/info', name, refuse);
    if (text === undefined && name !== 'description') refuse('/info', `no ${name}: give the info a ${name}`);
  }
  if (!Array.isArray(actions) || actions.length === 0) {
    refuse('/actions', 'no actions: give a list of one or more, each with a target');
  }
  const compile = await loadSelectors(refuse);
  const copies = !version.startsWith('1.0.');
  const read = actions.map((raw, index) => readAction(raw, `/actions/${index}`, copies, compile, refuse));
  return { extended, actions: read };
}

function readAction(raw: unknown, at: string, copies: boolean, compile: Compile, refuse: Refuse): Action {
  if (!isObject(raw))
    refuse(at, 'not an action: write an object with a target, and an update or remove: true');
  refuseUnknown(raw, at, OF_ACTION, refuse);
  if (!copies && Object.hasOwn(raw, 'copy')) {
    refuse(`${at}/copy`, 'copy is not known in Overlay 1.0: write overlay: 1.1.0');
  }
  stringOf(raw, at, 'description', refuse);
  if (!Object.hasOwn(raw, 'target')) refuse(at, 'no target: select by a JSONPath what the action changes');
  const target = compile(`${at}/target`, raw['target']);
  return { at, target, change: readChange(raw, at, compile, refuse) };
}

function readChange(raw: JsonObject, at: string, compile: Compile, refuse: Refuse): Change {
  const { remove } = raw;
  if (remove !== undefined && typeof remove !== 'boolean') {
    refuse(`${at}/remove`, 'neither true nor false: write remove: true');
  }
  const updates = Object.hasOwn(raw, 'update');
  const source = Object.hasOwn(raw, 'copy') ? compile(`${at}/copy`, raw['copy']) : undefined;
  // The specification says so: beside `remove: true` neither of the others counts.
  if (remove) return { kind: 'remove' };
  if (updates && source) refuse(`${at}/copy`, 'copy beside update: make two actions of them');
  if (source) return { kind: 'copy', source };
  return updates ? { kind: 'update', value: raw['update'] } : { kind: 'none' };
}

function refuseUnknown(raw: JsonObject, at: string, known: readonly string[], refuse: Refuse): void {
  for (const name of Object.keys(raw)) {
    if (known.includes(name) || name.startsWith('x-')) continue;
    refuse(joinPointer(at, name), `${name} is not known here: write ${known.join(', ')}, or a name with x-`);
  }
}

function stringOf(raw: JsonObject, at: string, name: string, refuse: Refuse): string | undefined {
  const value = raw[name];
  if (value === undefined || typeof value === 'string') return value;
  return refuse(joinPointer(at, name), `${name} must be a string: put it in quotes`);
}
