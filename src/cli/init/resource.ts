import type { pagings } from './paging.ts';

/** The operations of a resource and of what stands below it, as YAML text for the places of a document. */
interface Resource {
  readonly paths: string;
  readonly schemas: string;
  readonly bodies: string;
  readonly responses: string;
}

export const NOTE = '00000000-0000-4000-8000-000000000001';
const COMMENT = '00000000-0000-4000-8000-000000000101';

/** Notes and their comments: a collection with all that can be done, and one below it. */
export function resource({ parameters, members, example }: (typeof pagings)['page']): Resource {
  const asked = Object.keys(parameters).map((name) => `{$ref: '#/components/parameters/${name}'}`);
  const query = asked.length === 0 ? '' : `      parameters: [${asked.join(', ')}]\n`;
  const more = example === '' ? '' : `, ${example}`;
  return {
    paths: `  /v1/notes:
    get:
      operationId: listNotes
${query}      responses: {'200': {$ref: '#/components/responses/NotePage'}}
    post:
      operationId: createNote
      requestBody: {$ref: '#/components/requestBodies/Note'}
      responses: {'201': {$ref: '#/components/responses/Note'}}
  /v1/notes/{id}:
    parameters: [{$ref: '#/components/parameters/Id'}]
    get:
      operationId: readNote
      responses: {'200': {$ref: '#/components/responses/Note'}}
    put:
      operationId: replaceNote
      requestBody: {$ref: '#/components/requestBodies/Note'}
      responses: {'200': {$ref: '#/components/responses/Note'}}
    patch:
      operationId: patchNote
      requestBody: {$ref: '#/components/requestBodies/PatchedNote'}
      responses: {'200': {$ref: '#/components/responses/Note'}}
    delete:
      operationId: deleteNote
      responses: {'204': {description: It is gone.}}
  /v1/notes/{noteId}/comments:
    parameters: [{$ref: '#/components/parameters/NoteId'}]
    get:
      operationId: listComments
${query}      responses: {'200': {$ref: '#/components/responses/CommentPage'}}
    post:
      operationId: createComment
      requestBody: {$ref: '#/components/requestBodies/Comment'}
      responses: {'201': {$ref: '#/components/responses/Comment'}}
  /v1/notes/{noteId}/comments/{id}:
    parameters: [{$ref: '#/components/parameters/NoteId'}, {$ref: '#/components/parameters/Id'}]
    get:
      operationId: readComment
      responses: {'200': {$ref: '#/components/responses/Comment'}}
    delete:
      operationId: deleteComment
      responses: {'204': {description: It is gone.}}
`,
    schemas: `    Page:
      description: The envelope of every list.
      type: object
      required: [${['items', ...Object.keys(members)].join(', ')}]
      properties:
        items: {type: array, description: The items of this page}
${Object.entries(members)
  .map(([name, text]) => `        ${name}: ${text}\n`)
  .join('')}    NotePage:
      allOf:
        - {$ref: '#/components/schemas/Page'}
        - {type: object, properties: {items: {type: array, items: {$ref: '#/components/schemas/Note'}}}}
    Note:
      type: object
      required: [id, title, state, createdAt]
      properties: &note-properties
        id: {type: string, format: uuid, readOnly: true}
        title: {type: string, minLength: 1, maxLength: 100}
        state: {type: string, enum: [draft, shared, archived]}
        text: {type: [string, 'null'], maxLength: 2000}
        stars: {type: integer, minimum: 0, maximum: 5}
        createdAt: {type: string, format: date-time, readOnly: true}
    PatchedNote: {type: object, properties: *note-properties}
    CommentPage:
      allOf:
        - {$ref: '#/components/schemas/Page'}
        - {type: object, properties: {items: {type: array, items: {$ref: '#/components/schemas/Comment'}}}}
    Comment:
      type: object
      required: [id, text, createdAt]
      properties:
        id: {type: string, format: uuid, readOnly: true}
        text: {type: string, minLength: 1, maxLength: 500}
        createdAt: {type: string, format: date-time, readOnly: true}`,
    bodies: `${body('Note', '{title: A first note, state: draft, text: What it says., stars: 3}')}
${body('PatchedNote', '{stars: 5}')}
${body('Comment', '{text: Well said.}')}
`,
    responses: `${answer('Note', `&note {id: ${NOTE}, title: A first note, state: draft, text: What it says., stars: 3, createdAt: '2024-01-02T03:04:05Z'}`)}
${answer('NotePage', `{items: [*note]${more}}`)}
${answer('Comment', `&comment {id: ${COMMENT}, text: Well said., createdAt: '2024-01-02T03:04:05Z'}`)}
${answer('CommentPage', `{items: [*comment]${more}}`)}
`,
  };
}

function body(name: string, example: string): string {
  return `    ${name}:
      required: true
      content: {application/json: {schema: {$ref: '#/components/schemas/${name}'}, example: ${example}}}`;
}

function answer(name: string, example: string): string {
  return `    ${name}:
      description: As asked.
      content: {application/json: {schema: {$ref: '#/components/schemas/${name}'}, example: ${example}}}`;
}
