import type { Answer, Call } from '../reference/http.ts';
import type { Mutant } from '../reference/mutant.ts';

/**
 * The fault as it is, and a note of whether it ever showed. One that has no place in a document (a PUT that goes wrong,
 * where nothing can be put) changes nothing, and nobody can be asked to notice it.
 */
export function watched(mutant: Mutant, onShown: (id: string) => void): Mutant {
  return {
    ...mutant,
    async mutate(call, forward, facts) {
      const plain: Answer[] = [];
      let changed = false;
      const answer = await mutant.mutate(
        call,
        async (forwarded) => {
          changed ||= !isSameCall(forwarded, call);
          const answered = await forward(forwarded);
          plain.push(answered);
          return answered;
        },
        facts,
      );
      const [only] = plain;
      if (changed || plain.length !== 1 || only === undefined || !isSameAnswer(only, answer))
        onShown(mutant.id);
      return answer;
    },
  };
}

function isSameCall(one: Call, other: Call): boolean {
  return one === other || (outlineOf(one) === outlineOf(other) && isSameBody(one.body, other.body));
}

function isSameAnswer(one: Answer, other: Answer): boolean {
  return one === other || (outlineOf(one) === outlineOf(other) && isSameBody(one.body, other.body));
}

/** All of a message but its body. */
function outlineOf(message: Call | Answer): string {
  return JSON.stringify({ ...message, body: undefined });
}

function isSameBody(one: string | Buffer, other: string | Buffer): boolean {
  return Buffer.from(one as string).equals(Buffer.from(other as string));
}
