import type { Choices, Claims } from './choices.ts';

interface Credential {
  /** The scheme under `components/securitySchemes`. */
  readonly scheme: string;
  /** What `WWW-Authenticate` says. */
  readonly challenge: string;
  readonly keyPattern: string;
  readonly claims: Claims;
}

const LETTERS_AND_DIGITS = '^[A-Za-z0-9]+$';

/** How a key is presented. */
export function credentialOf({ credential, header, prefix }: Choices): Credential {
  switch (credential) {
    case 'header':
      return {
        scheme: `{type: apiKey, in: header, name: ${header}, description: 'The header ${header}: the key alone.'}`,
        challenge: 'ApiKey',
        keyPattern: LETTERS_AND_DIGITS,
        // Without a scheme there is no wrong one.
        claims: { without: ['auth/wrong-scheme'] },
      };
    case 'bearer':
      return {
        scheme:
          "{type: http, scheme: bearer, description: 'The header Authorization: Bearer, one space, the token.'}",
        challenge: 'Bearer',
        // RFC 6750, section 2.1.
        keyPattern: '^[A-Za-z0-9._~+/-]+=*$',
        // Any number of spaces may stand behind the scheme: RFC 9110, section 11.4, and RFC 6750, section 2.1.
        claims: { without: ['auth/extra-space'] },
      };
    case 'api-key':
      return {
        scheme: `{type: http, scheme: ${prefix}, description: 'The header Authorization: ${prefix}, one space, the key.'}`,
        challenge: prefix,
        keyPattern: LETTERS_AND_DIGITS,
        claims: {},
      };
  }
}
