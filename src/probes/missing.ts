import { namesIn, placeOf, prefixOf } from '../contract/kind.ts';
import { collectionBehind } from '../contract/resources.ts';
import type { Exchange, Header, Operation, Script } from '../model.ts';
import { configuredParameter } from '../script/configured.ts';
import type { Kit } from '../script/kit.ts';
import { toldApart } from '../script/request-keys.ts';
import { send } from '../script/steps.ts';
import { emptyBody, isReading } from './harmless.ts';
import { parameterSnippet } from './lacking.ts';
import { statusOf } from './outcomes.ts';
import { hasItems } from './parents.ts';
import { renamed } from './renamed.ts';
import { vanished } from './vanished.ts';

/**
 * Why it says nothing of the server that a valid request is answered 404: something that it names need not be there.
 * Undefined where all that it names was listed or made.
 */
export function* missing(kit: Kit, operation: Operation, exchange: Exchange): Script<string | undefined> {
  const guess = guessedIn(kit, operation);
  if (guess !== undefined) return guess;
  return isReading(operation)
    ? yield* vanished(kit, operation)
    : ((yield* renamed(kit, operation, exchange)) ?? (yield* refersToNothing(kit, operation, exchange)));
}

/** What the address of a request takes from elsewhere than the collection that it is in. */
function guessedIn(kit: Kit, operation: Operation): string | undefined {
  const { path, parameters } = operation;
  for (const name of namesIn(path)) {
    if (isReading(operation) && configuredParameter(kit, operation, name) !== undefined)
      return `the configured ${name} names nothing that is there`;
    const behind = collectionBehind(kit.contract, path, name);
    if (!hasItems(behind))
      return `{${name}} is what the document gives as an example or a choice; ${parameterSnippet(operation, name)}`;
    if (behind.place !== placeOf(prefixOf(path, name)))
      return `{${name}} names what ${behind.path} has, and not all of that need be found here; ${parameterSnippet(operation, name)}`;
  }
  const made = parameters.find(
    (one) =>
      one.in === 'query' && one.required && configuredParameter(kit, operation, one.name) === undefined,
  );
  return made && `the value of ${made.name} is made up; ${parameterSnippet(operation, made.name)}`;
}

/** Whether a body without anything gets further than one that is complete: then it is what the body says that is not found. */
function* refersToNothing(kit: Kit, operation: Operation, { request }: Exchange): Script<string | undefined> {
  const empty = emptyBody(kit, operation)?.body;
  if (empty === undefined || request.body === undefined) return undefined;
  const headers = request.headers.map(
    ([name, value]): Header => [name, name === 'Content-Type' ? empty.mediaType : value],
  );
  const bare = toldApart(kit, operation, { ...request, headers, body: empty.body });
  const status = statusOf(yield* send(bare));
  return status === 404 || status === 0 ? undefined : 'something that its body refers to is not there';
}
