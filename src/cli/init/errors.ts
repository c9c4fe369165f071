import type { Claims, ErrorsChoice } from './choices.ts';

/** An error response: its name, its status, and what it says. */
interface ErrorRole {
  readonly name: string;
  readonly status: number;
  readonly text: string;
  readonly header?: 'WWW-Authenticate' | 'Allow';
}

/** The error responses of a starter contract. They hold for every operation. */
export const errorRoles: readonly ErrorRole[] = [
  { name: 'Unauthorized', status: 401, text: 'A valid key is needed.', header: 'WWW-Authenticate' },
  { name: 'PermissionDenied', status: 403, text: 'This key may not do that.' },
  { name: 'NotFound', status: 404, text: 'There is no such thing.' },
  { name: 'MethodNotAllowed', status: 405, text: 'The path does not know this method.', header: 'Allow' },
  { name: 'UnsupportedMediaType', status: 415, text: 'The body is in a media type that is not read.' },
  { name: 'MalformedBody', status: 400, text: 'The body is not what its media type says.' },
  { name: 'ValidationFailed', status: 400, text: 'The body breaks its schema.' },
  { name: 'ServerError', status: 500, text: 'The server failed.' },
];

const INVALID = 'ValidationFailed';
const REQUIRED = 'This field is required.';

interface Errors {
  /** In words, for a person. */
  readonly title: string;
  readonly mediaType: string;
  /** Schemas, as they stand under `components/schemas`. */
  readonly schemas: string;
  /** The schema and the example of a response. */
  schemaOf(role: ErrorRole): string;
  exampleOf(role: ErrorRole): string;
  readonly fieldErrors: string;
  readonly claims: Claims;
}

/** What an error looks like. */
export const errors: Readonly<Record<ErrorsChoice, Errors>> = {
  detail: {
    title: 'errors with a detail',
    mediaType: 'application/json',
    schemas: `
    Error:
      description: Every error that is not about single fields.
      type: object
      required: [detail]
      properties: {detail: {type: string, minLength: 1}}
    FieldErrors:
      description: What is wrong with a body, field by field, all fields at once.
      type: object
      minProperties: 1
      additionalProperties: {type: array, minItems: 1, items: {type: string, minLength: 1}}`,
    schemaOf: ({ name }) => (name === INVALID ? 'FieldErrors' : 'Error'),
    exampleOf: ({ name, text }) => (name === INVALID ? `{title: [${REQUIRED}]}` : `{detail: ${text}}`),
    fieldErrors: `{style: members, requiredMessage: ${REQUIRED}}`,
    claims: {
      wording: {
        'error/validation-body': {
          statement: 'A 400 for a body is an object: field name to a non-empty array of messages.',
          fix: 'Answer with a member for each field that is wrong.',
        },
      },
    },
  },
  problem: {
    title: 'problem details (RFC 9457)',
    mediaType: 'application/problem+json',
    schemas: `
    Problem:
      description: Every error, as in RFC 9457.
      type: object
      required: [type, title, status]
      properties:
        type: {type: string, format: uri-reference}
        title: {type: string, minLength: 1}
        status: {type: integer, minimum: 400, maximum: 599}
        detail: {type: string}
    InvalidProblem:
      description: A problem that says what is wrong with a body, all of it at once.
      allOf:
        - {$ref: '#/components/schemas/Problem'}
        - type: object
          required: [errors]
          properties:
            errors:
              type: array
              minItems: 1
              items:
                type: object
                required: [pointer, detail]
                properties:
                  pointer: {type: string, description: Where in the body, as a JSON pointer}
                  detail: {type: string, minLength: 1}`,
    schemaOf: ({ name }) => (name === INVALID ? 'InvalidProblem' : 'Problem'),
    exampleOf({ name, status, text }) {
      const list = name === INVALID ? `, errors: [{pointer: /title, detail: ${REQUIRED}}]` : '';
      return `{type: 'about:blank', title: ${text}, status: ${status}${list}}`;
    },
    fieldErrors: `{style: list, at: /errors, field: pointer, message: detail, requiredMessage: ${REQUIRED}}`,
    claims: {
      wording: {
        'error/validation-body': {
          statement: 'A 400 for a body is a problem whose errors point at what is wrong.',
          fix: 'Answer with an error for each member that is wrong.',
        },
      },
    },
  },
};
