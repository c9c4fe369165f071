import type { CredentialFormat } from '../model.ts';

/**
 * Credentials as they stand in requests: tokens that only the transport can turn into keys, so that no plan, report
 * or piece of evidence can leak one. A server that shows a key shows, in our records, its token.
 */
export const KEYS = {
  /** The key that may do everything in its organisation. */
  full: '{{key}}',
  /** A valid key of another organisation. */
  other: '{{other}}',
  /** A valid key of the same organisation that may read and not write. */
  restricted: '{{restricted}}',
} as const;

/** Keys made from the valid one, never issued. */
export const ALTERED = {
  unknown: '{{key:unknown}}',
  appended: '{{key:appended}}',
  truncated: '{{key:truncated}}',
  replaced: '{{key:replaced}}',
  caseFlipped: '{{key:case-flipped}}',
  /** With a space in the middle. */
  spaced: '{{key:spaced}}',
  /** As HTTP Basic has a user without a password. */
  basicUser: '{{key:basic-user}}',
} as const;

/** Matches every token. */
export const TOKEN = /\{\{(key|other|restricted)(?::([a-z0-9-]+))?\}\}/g;

/** Tokens of keys that a server has issued: what must never come back in an answer. */
export const ISSUED = /\{\{(key|other|restricted)(:base64)?\}\}/;

/** The header value that presents a key as the contract has it. */
export function present(format: CredentialFormat, key: string): string {
  return format.prefix + key;
}
