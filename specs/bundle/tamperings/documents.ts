import { sha256 } from '../../../src/bundle/digest.ts';
import type { DocumentsFile } from '../../../src/bundle/documents/model.ts';
import { NAMES } from '../../../src/bundle/layout.ts';
import type { Mutable, Tampering } from '../draft.ts';

const fileNamed = (names: Iterable<string>, part: string): string =>
  [...names].find((name) => name.includes(part)) ?? `no file has ${part} in its name`;

/** Signs documents of which one is changed; the report says what it said. */
const document =
  (part: string, change: (text: string) => string): Tampering['tamper'] =>
  (draft) => {
    const name = fileNamed(draft.files.keys(), part);
    const text = change(draft.text(name));
    if (text === draft.text(name)) throw new Error(`nothing is changed in ${name}`);
    draft.write(name, text).sign();
  };

/** Signs another index of documents. */
const index =
  (change: (index: Mutable<DocumentsFile>) => void): Tampering['tamper'] =>
  (draft) =>
    draft.edit<DocumentsFile>(NAMES.documents, change).sign();

export const ofDocuments: readonly Tampering[] = [
  {
    name: 'another contract',
    refusedBy: 'contract',
    full: true,
    tamper: document('problem.openapi.yaml', (text) => text.replace('Problem-style API', 'Another API')),
  },
  {
    name: 'a contract that lacks a requirement',
    refusedBy: 'contract',
    tamper: document('problem.openapi.yaml', (text) => text.replace(/ {4}- \{id: envelope\/count.*\n/, '')),
  },
  {
    name: 'a contract with a level lowered',
    refusedBy: 'contract',
    tamper: document('problem.openapi.yaml', (text) =>
      text.replace('id: envelope/count, level: MUST', 'id: envelope/count, level: SHOULD'),
    ),
  },
  {
    name: 'a contract whose profile is emptied',
    refusedBy: 'contract',
    tamper: document('problem.openapi.yaml', (text) => text.replaceAll('[core, full]', '[full]')),
  },
  {
    name: 'a report on another contract',
    refusedBy: 'contract',
    tamper: (draft) =>
      draft
        .report(({ contract }) => {
          contract.digest = 'ab'.repeat(32);
        })
        .derive()
        .sign(),
  },
  {
    name: 'a document more than the index names',
    refusedBy: 'contract',
    tamper: (draft) => draft.write('documents/contract/9-more.yaml', 'openapi: 3.1.0').sign(),
  },
  {
    name: 'an index that names a file outside',
    refusedBy: 'contract',
    tamper: index(({ contract }) => void contract.push({ label: 'passwd', file: '../../../etc/passwd' })),
  },
  {
    name: 'an index with a name of another folder',
    refusedBy: 'contract',
    tamper: index(({ contract }) => {
      contract[0] = { label: '../../elsewhere.yaml', file: contract[0]?.file ?? '' };
    }),
  },
  {
    name: 'a surface with fewer operations',
    of: 'surface',
    refusedBy: 'surface',
    full: true,
    tamper: document('theirs.json', (text) => text.replace('"/v2/things/{number}"', '"x-things"')),
  },
  {
    name: 'a surface with fewer operations, and a report that says so',
    of: 'surface',
    refusedBy: 'plan',
    tamper: (draft) => {
      const name = fileNamed(draft.files.keys(), 'theirs.json');
      const before = draft.text(name);
      draft.write(name, before.replace('"/v2/things/{number}"', '"x-things"'));
      const digestOf = (text: string): string => sha256(sha256(text) + sha256(overlay));
      const overlay = draft.text(fileNamed(draft.files.keys(), 'less.yaml'));
      const [others] = [fileNamed(draft.files.keys(), 'thing.json')].map((one) => sha256(draft.text(one)));
      draft
        .report(({ contract }) => {
          if (contract.surface === undefined) return;
          const main = digestOf(draft.text(name));
          contract.surface.digest = sha256([main, others].join());
        })
        .derive()
        .sign();
    },
  },
  {
    name: "another surface than the partner's",
    of: 'surface',
    refusedBy: 'surface',
    tamper: (draft) => {
      draft.expected = { ...draft.expected, surface: 'ab'.repeat(32) };
    },
  },
  {
    name: 'a document of the surface left out',
    of: 'surface',
    refusedBy: 'surface',
    tamper: (draft) => {
      draft.files.delete(fileNamed(draft.files.keys(), 'thing.json'));
      draft
        .edit<DocumentsFile>(NAMES.documents, ({ surface }) => {
          if (surface !== undefined) surface.others = [];
        })
        .sign();
    },
  },
  {
    name: 'a document of the surface that is said to be missing',
    of: 'surface',
    refusedBy: 'surface',
    tamper: (draft) => {
      draft.files.delete(fileNamed(draft.files.keys(), 'thing.json'));
      draft
        .edit<DocumentsFile>(NAMES.documents, ({ surface }) => {
          const location = surface?.others[0]?.location ?? '';
          if (surface !== undefined) surface.others = [];
          surface?.missing.push({ location, problem: 'there is no such file' });
        })
        .sign();
    },
  },
  {
    name: 'an overlay that is left out',
    of: 'surface',
    refusedBy: 'surface',
    tamper: (draft) => {
      draft.files.delete(fileNamed(draft.files.keys(), 'less.yaml'));
      draft
        .edit<DocumentsFile>(NAMES.documents, ({ surface }) => {
          if (surface !== undefined) surface.overlays = [];
        })
        .sign();
    },
  },
];
