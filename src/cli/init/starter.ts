import type { CatalogueRow } from '../../model.ts';
import { catalogueText } from './catalogue.ts';
import type { Choices } from './choices.ts';
import { credentialOf } from './credential.ts';
import { errorRoles, errors } from './errors.ts';
import { pagings } from './paging.ts';
import { NOTE, resource } from './resource.ts';

/** A contract to begin with: small, complete, and true of its own reference server. `rows` are the shipped catalogue. */
export function starterContract(choices: Choices, rows: readonly CatalogueRow[]): string {
  const credential = credentialOf(choices);
  const paging = pagings[choices.paging];
  const error = errors[choices.errors];
  const claims = [credential.claims, paging.claims, error.claims];
  const left = [...new Set(claims.flatMap(({ without = [] }) => without))];
  const { paths, schemas, bodies, responses } = resource(paging);
  return `# A contract: how a request is authenticated, what a list answers, what an error looks like, and the operations.
#
# It is an OpenAPI 3.1 document, and true of an imaginary API of notes. Make it yours:
#   1. paths and schemas: put your operations in the place of the notes. Errors need not be repeated at each of them;
#   2. responses: the error bodies as your API answers them. A const in a schema fixes a text, else it is free;
#   3. x-conformance, at the end: where to find what, and the requirements. A row that you do not claim, delete.
openapi: 3.1.0
info: {title: My API, version: 1.0.0}
servers: [{url: /}]
security: [{Key: []}]

paths:
${paths}
components:
  securitySchemes:
    Key: ${credential.scheme}

  parameters:
    Id: {name: id, in: path, required: true, schema: {type: string, format: uuid}, example: ${NOTE}}
    NoteId: {name: noteId, in: path, required: true, schema: {type: string, format: uuid}, example: ${NOTE}}
${lines(Object.entries(paging.parameters), ([name, text]) => `    ${name}: ${text}`)}
  schemas:
${schemas}
${error.schemas.slice(1)}

  # A request example holds each member that can be written, so that it can be sent as it stands.
  requestBodies:
${bodies}
  responses:
${responses}
    # Answers to a request that was refused. They hold for every operation.
${lines(errorRoles, (role) => {
  const headers =
    role.header === undefined
      ? ''
      : `      headers: {${role.header}: {$ref: '#/components/headers/${role.header}'}}\n`;
  return `    ${role.name}:
      description: ${role.status}. ${role.text}
${headers}      content:
        ${error.mediaType}:
          schema: {$ref: '#/components/schemas/${error.schemaOf(role)}'}
          example: ${error.exampleOf(role)}`;
})}
  headers:
    WWW-Authenticate: {description: The scheme to come back with, required: true, schema: {type: string, minLength: 1}, example: ${credential.challenge}}
    Allow: {description: The methods that the path knows, required: true, schema: {type: string, minLength: 1}, example: 'GET, POST'}

# What OpenAPI has no words for. Other tools pass over it.
x-conformance:
  id: my-api
  version: 1.0.0
  credential:
    securityScheme: Key
    # What every key matches. Without a fixed form, leave it out.
    keyPattern: '${credential.keyPattern}'
  # The member that names a resource, in paths and bodies.
  identifier: id
  # Where a page keeps its parts, as JSON pointers, and the parameters that ask for one.
  envelope:
    schema: '#/components/schemas/Page'
    items: /items
${lines(paging.envelope, (line) => `    ${line}`)}
  # How a refused body names the fields that are wrong.
  fieldErrors: ${error.fieldErrors}
  # The error responses, each with its status.
  responses: {${errorRoles.map(({ name, status }) => `${name}: ${status}`).join(', ')}}

  # The catalogue. \`answers\` names the responses by which a server may answer what is sent to find out.
${left.length === 0 ? '' : `  # Not claimed here: ${left.join(', ')}.\n`}  requirements:
${indented(catalogueText(rows, claims), '    ')}`;
}

function lines<T>(all: readonly T[], line: (one: T) => string): string {
  return all.map((one) => `${line(one)}\n`).join('');
}

function indented(text: string, by: string): string {
  return text.replace(/^(?=.)/gm, by);
}
