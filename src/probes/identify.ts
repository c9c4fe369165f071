import { idIn } from '../contract/identity.ts';
import type { Kit } from '../script/kit.ts';

/** What names an item of a collection in paths, as text; undefined where nothing in it does. */
export function identify({ contract }: Kit, item: unknown, collection = ''): string | undefined {
  return idIn(contract, collection, item);
}
