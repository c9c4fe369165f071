/** What a starter contract can be told to say. */
export interface Choices {
  readonly credential: CredentialChoice;
  /** The header that carries the key, where that is not Authorization. */
  readonly header: string;
  /** What stands before the key, where that is neither Bearer nor nothing. */
  readonly prefix: string;
  readonly paging: PagingChoice;
  readonly errors: ErrorsChoice;
}

export const CREDENTIALS = ['api-key', 'bearer', 'header'] as const;
export const PAGINGS = ['page', 'cursor', 'offset', 'none'] as const;
export const ERRORS = ['detail', 'problem'] as const;

export type CredentialChoice = (typeof CREDENTIALS)[number];
export type PagingChoice = (typeof PAGINGS)[number];
export type ErrorsChoice = (typeof ERRORS)[number];

/** Rows of the catalogue that a choice words in its own way, and those that it leaves out. */
export interface Claims {
  readonly wording?: Readonly<Record<string, Wording>>;
  readonly without?: readonly string[];
}

export interface Wording {
  readonly statement?: string;
  readonly fix?: string;
}
