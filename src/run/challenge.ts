import type { Exchange, Header } from '../model.ts';
import { numberOf } from '../values/digest.ts';

/** The header that carries a verifier's challenge in every request: a run that was made before cannot hold it. */
export const CHALLENGE_HEADER = 'Trysquare-Challenge';

/** Whether a text can be a challenge: 8 to 200 characters that every server lets through a header. */
export function isChallenge(text: string): boolean {
  return /^[A-Za-z0-9._~+/=-]{8,200}$/.test(text);
}

/** The headers that a challenge adds to every request. */
export function challengeHeaders(challenge: string | undefined): Header[] {
  return challenge === undefined ? [] : [[CHALLENGE_HEADER, challenge]];
}

/** The exchange as it went over the wire: its request carries the challenge. */
export function challenged(exchange: Exchange, challenge: string | undefined): Exchange {
  const { request } = exchange;
  const headers = [...request.headers, ...challengeHeaders(challenge)];
  return challenge === undefined ? exchange : { ...exchange, request: { ...request, headers } };
}

/** The challenges that a recorded request carries. */
export function challengesIn({ request }: Exchange): string[] {
  return request.headers.filter(isCarrying).map(([, value]) => value);
}

/** The exchange as its case knows it: cases know nothing of challenges. */
export function unchallenged(exchange: Exchange): Exchange {
  const { request } = exchange;
  return { ...exchange, request: { ...request, headers: request.headers.filter((one) => !isCarrying(one)) } };
}

function isCarrying([name]: Header): boolean {
  return name.toLowerCase() === CHALLENGE_HEADER.toLowerCase();
}

/** The seed that a challenge asks for: nobody can try seeds until one suits. */
export function seedOf(challenge: string): number {
  return 1 + numberOf(1_000_000_000, 'challenge', challenge);
}
