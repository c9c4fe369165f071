import { mkdirSync, mkdtempSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { readFolder } from '../../../src/bundle/folder.ts';
import { LIMITS, NAMES } from '../../../src/bundle/layout.ts';
import type { Draft, Tampering } from '../draft.ts';

/** Puts a bundle onto the disk, lets something happen to it there, and reads it as a stranger's. */
function onDisk(draft: Draft, happen: (folder: string) => void): void {
  const folder = mkdtempSync(join(tmpdir(), 'trysquare-bundle-'));
  for (const [name, bytes] of draft.files) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), bytes);
  }
  happen(folder);
  draft.onDisk = readFolder(folder);
}

const renamed =
  (name: string): Tampering['tamper'] =>
  (draft) =>
    draft.state(({ subject }) => {
      const report = subject.find((one) => one.name === NAMES.report);
      if (report !== undefined) report.name = name;
    });

export const ofFiles: readonly Tampering[] = [
  {
    name: 'a subject twice',
    refusedBy: 'statement',
    full: true,
    tamper: (draft) =>
      draft.state(({ subject }) => void subject.push(subject[0] as (typeof subject)[number])),
  },
  {
    name: 'a subject without SHA-256',
    refusedBy: 'statement',
    tamper: (draft) =>
      draft.state(({ subject }) => {
        subject[0] = { name: subject[0]?.name ?? '', digest: { sha512: 'ab'.repeat(64) } as never };
      }),
  },
  {
    name: 'another kind of statement',
    refusedBy: 'statement',
    tamper: (draft) =>
      draft.state((statement) => {
        statement.predicateType = 'https://slsa.dev/provenance/v1' as never;
      }),
  },
  {
    name: 'a subject outside of the folder',
    refusedBy: 'files',
    full: true,
    tamper: renamed('../report.json'),
  },
  { name: 'a subject by an absolute path', refusedBy: 'files', tamper: renamed('/etc/hostname') },
  { name: 'a subject by a detour', refusedBy: 'files', tamper: renamed('evidence/../report.json') },
  {
    name: 'a file that nobody signed',
    refusedBy: 'files',
    tamper: (draft) => draft.write('derived/more.txt', 'More.'),
  },
  {
    name: 'a file of no bundle, though signed',
    refusedBy: 'files',
    tamper: (draft) => draft.write('readme.md', 'Believe me.').sign(),
  },
  {
    name: 'a signed file that is not there',
    refusedBy: 'files',
    tamper: (draft) => draft.files.delete(NAMES.plan),
  },
  {
    name: 'a file changed after it was signed',
    refusedBy: 'files',
    full: true,
    tamper: (draft) => draft.write(NAMES.plan, `${draft.text(NAMES.plan)} `),
  },
  {
    name: 'a file more on the disk',
    refusedBy: 'files',
    tamper: (draft) => onDisk(draft, (folder) => writeFileSync(join(folder, 'notes.txt'), 'More.')),
  },
  {
    name: 'a symbolic link',
    refusedBy: 'files',
    full: true,
    tamper: (draft) => {
      const evidence = draft.files.get(NAMES.evidence) as Buffer;
      draft.files.delete(NAMES.evidence);
      onDisk(draft, (folder) => {
        const elsewhere = join(mkdtempSync(join(tmpdir(), 'trysquare-')), 'exchanges.ndjson');
        writeFileSync(elsewhere, evidence);
        mkdirSync(join(folder, 'evidence'));
        symlinkSync(elsewhere, join(folder, NAMES.evidence));
      });
    },
  },
  {
    name: 'a folder that is a link',
    refusedBy: 'files',
    tamper: (draft) => onDisk(draft, (folder) => symlinkSync('/etc', join(folder, 'documents', 'overlays'))),
  },
  {
    name: 'a file larger than any may be',
    refusedBy: 'files',
    tamper: (draft) => onDisk(draft, (folder) => truncateSync(join(folder, NAMES.report), LIMITS.file + 1)),
  },
];
