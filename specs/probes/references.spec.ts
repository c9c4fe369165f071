import { expect, test } from '@jest/globals';
import { referencedCollection } from '../../src/probes/references.ts';
import { defaultSettings } from '../../src/script/kit.ts';
import { answering, at, contractOf, ref } from '../support/contract.ts';

const list = { get: answering(ref('WidgetPage')) };
const contract = contractOf({
  paths: {
    '/api/knowledge-bases/': list,
    '/api/categories/': list,
    '/api/inboxes/': list,
    '/api/inboxes/{id}/agents/': list,
    '/api/agents/': list,
  },
  components: { schemas: { Id: { type: 'string', format: 'uuid' }, Text: { type: 'string' } } },
});
const kit = { contract, settings: defaultSettings };

test.each([
  ['knowledgeBase', 'Id', '/api/knowledge-bases/'],
  ['knowledge_base_id', 'Text', '/api/knowledge-bases/'],
  ['categoryId', 'Text', '/api/categories/'],
  ['inboxPk', 'Id', '/api/inboxes/'],
  ['inboxes', 'Id', '/api/inboxes/'],
  ['agent', 'Id', '/api/agents/'],
  ['inbox', 'Text', undefined],
  ['externalId', 'Text', undefined],
  ['id', 'Id', undefined],
])('a member %s (%s) refers to %s', (name, schema, collection) => {
  expect(referencedCollection(kit, name, at(schema))).toBe(collection);
});
