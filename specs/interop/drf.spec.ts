import { describe, expect, test } from '@jest/globals';
import type { Operation, Profile } from '../../src/model.ts';
import type { Report } from '../../src/report/model.ts';
import { complaints, contractAt, failures, judged } from '../support/judged.ts';
import { installService, serviceKeys, startService } from './service.ts';

const missing = installService();
const reason = `the Django service cannot be installed (${missing}); run specs/interop/drf/install.sh as root`;
const onService = missing === undefined ? test : test.skip;

const { operations } = contractAt();
const keysOf = (wanted: (operation: Operation) => boolean): string[] =>
  operations.filter(wanted).map(({ key }) => key);
const everywhere = keysOf(() => true);
const takesId = keysOf(({ path }) => path.includes('{'));
const takesJson = keysOf(({ requestBody }) =>
  requestBody.some(({ mediaType }) => mediaType === 'application/json'),
);
const files = keysOf(({ path }) => path.includes('/files/'));

const reports = new Map<string, Promise<Report>>();

/** The report of the service with a fault: judged once, looked at from several sides. */
function judgedWith(fault: string, profile: Profile = 'core'): Promise<Report> {
  const name = `${profile} ${fault}`;
  const report = reports.get(name) ?? judge(fault, profile);
  reports.set(name, report);
  return report;
}

async function judge(fault: string, profile: Profile): Promise<Report> {
  const service = await startService(fault);
  try {
    return await judged({ target: service.url, keys: serviceKeys }, { profile });
  } finally {
    await service.stop();
  }
}

describe(missing === undefined ? 'a Django REST Framework service' : `skipped: ${reason}`, () => {
  onService.each(['core', 'full'])(
    'conforms, profile %s: no finding, and nothing left open',
    async (profile) => {
      const report = await judgedWith('', profile);
      expect(complaints(report)).toEqual([]);
      expect(report.outcome).toBe('conformant');
    },
  );

  // Which fault breaks which requirement, on which operations. Others may break too, as consequences.
  const faults: [fault: string, requirement: string, operations: readonly string[]][] = [
    ['authenticate-header-missing', 'auth/missing-key', everywhere],
    ['authenticate-header-missing', 'auth/unknown-key', everywhere],
    ['open-view', 'auth/missing-key', files],
    ['html-404', 'error/not-found', takesId],
    ['token-auth-left-on', 'auth/wrong-scheme', everywhere],
    ['unordered-pages', 'envelope/no-overlap', ['GET /api/chatbots/']],
    ['page-count', 'envelope/count', ['GET /api/messages/']],
    ['lowercase-required', 'error/required-fields', ['POST /api/contacts/']],
    ['loose-split', 'auth/extra-space', everywhere],
    ['debug-on', 'error/malformed-json', takesJson],
    ['debug-on', 'status/no-server-error', takesJson],
  ];

  onService.each(faults)('with the fault %s breaks %s', async (fault, requirement, broken) => {
    const report = await judgedWith(fault);
    expect([...(failures(report)[requirement] ?? [])].sort()).toEqual([...broken].sort());
    expect(report.outcome).toBe('nonconformant');
  });

  // A fault that concerns one thing is blamed on nothing else.
  const precise: [fault: string, requirements: readonly string[]][] = [
    ['token-auth-left-on', ['auth/wrong-scheme']],
    ['unordered-pages', ['envelope/no-overlap']],
    ['page-count', ['envelope/count']],
    ['lowercase-required', ['error/required-fields']],
    ['loose-split', ['auth/extra-space']],
    ['html-404', ['body/media-type', 'error/not-found']],
  ];

  onService.each(precise)('with the fault %s breaks nothing but %s', async (fault, requirements) => {
    expect(Object.keys(failures(await judgedWith(fault)))).toEqual(requirements);
  });

  // What each breaks of the full profile: all of it, so that nothing is blamed besides.
  const bots = '/api/chatbots/';
  const bases = '/api/knowledge-bases/';
  const written = (collection: string) => [
    `POST ${collection}`,
    `PUT ${collection}{id}/`,
    `PATCH ${collection}{id}/`,
  ];
  // Where what is invalid is stored, answers show it.
  const shown = (collection: string) => [
    `GET ${collection}`,
    `GET ${collection}{id}/`,
    ...written(collection),
  ];
  const changed = (collection: string) => written(collection).slice(1);
  const full: [fault: string, broken: Record<string, readonly string[]>][] = [
    [
      'no-organisation-filter',
      {
        'isolation/read': [`GET ${bots}{id}/`],
        'isolation/list': [`GET ${bots}`],
        'isolation/update': changed(bots),
        'isolation/delete': [`DELETE ${bots}{id}/`],
      },
    ],
    [
      'no-organisation-filter-detail',
      {
        'isolation/read': [`GET ${bases}{id}/`],
        'isolation/update': changed(bases),
        'isolation/delete': [`DELETE ${bases}{id}/`],
      },
    ],
    ['no-permission-class', { 'error/permission': ['POST /api/contacts/'] }],
    ['max-length-off', { 'error/rejects-invalid': written(bases), 'body/schema': shown(bases) }],
    ['choices-off', { 'error/rejects-invalid': written(bots), 'body/schema': shown(bots) }],
    ['soft-delete-shows', { 'lifecycle/delete': [`DELETE ${bots}{id}/`] }],
    [
      'put-partial',
      { 'error/required-fields': [`PUT ${bases}{id}/`], 'error/validation-body': [`PUT ${bases}{id}/`] },
    ],
    ['put-forgets', { 'lifecycle/replace': [`PUT ${bases}{id}/`] }],
  ];

  onService.each(full)(
    'with the fault %s breaks this of the full profile, and nothing else',
    async (fault, broken) => {
      const sorted = (groups: Record<string, readonly string[]>) =>
        Object.fromEntries(Object.entries(groups).map(([id, operations]) => [id, [...operations].sort()]));
      const report = await judgedWith(fault, 'full');
      expect(sorted(failures(report))).toEqual(sorted(broken));
      expect(report.outcome).toBe('nonconformant');
    },
  );
});
