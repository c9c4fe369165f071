import type { Exchange, Operation } from '../model.ts';
import type { Contract } from './contract.ts';
import { headerOf, jsonValueOf } from './documented.ts';
import { canName, idIn } from './identity.ts';

type Known = Pick<Contract, 'operations' | 'identifier' | 'schemas'>;

const CREATED = 201;

/** What names the thing that a creation made: its answer says it; else its Location does, where that leads into the collection. */
export function idOfCreated(contract: Known, creator: Operation, exchange: Exchange): string | undefined {
  return idIn(contract, creator.collection, jsonValueOf(exchange)) ?? locatedId(exchange);
}

/** The last segment of a Location below the address that was asked; a proxy may put something before both. */
function locatedId({ request, response }: Exchange): string | undefined {
  const location = response?.status === CREATED ? headerOf(response, 'location') : undefined;
  const collection = trimmed(request.path.split('?')[0] ?? '');
  const base = `http://relative.invalid${collection}/`;
  if (location === undefined || collection === '' || !URL.canParse(location, base)) return undefined;
  const path = trimmed(new URL(location, base).pathname);
  const [front, last] = [path.slice(0, path.lastIndexOf('/')), path.slice(path.lastIndexOf('/') + 1)];
  const leadsIn = front !== '' && (front.endsWith(collection) || collection.endsWith(front));
  const id = leadsIn ? decoded(last) : undefined;
  return id !== undefined && canName(id) ? id : undefined;
}

function trimmed(path: string): string {
  return path.replace(/\/$/, '');
}

function decoded(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}
