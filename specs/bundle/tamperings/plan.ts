import { NAMES } from '../../../src/bundle/layout.ts';
import { type PlanFile, planFrom } from '../../../src/bundle/plan-file.ts';
import type { Draft, Mutable, Tampering } from '../draft.ts';

/** Signs another plan; the report says what it said. */
const plan =
  (change: (plan: Mutable<PlanFile>) => void): Tampering['tamper'] =>
  (draft) =>
    draft.edit<PlanFile>(NAMES.plan, change).sign();

/** Keeps the results and the cases of some requirements alone, and makes all else follow. */
function narrow(draft: Draft, wanted: RegExp): Draft {
  draft.edit<PlanFile>(NAMES.plan, (file) => {
    file.cases = file.cases.filter((id) => wanted.test(id));
  });
  return draft
    .report((report) => {
      report.cases = report.cases.filter(({ id }) => wanted.test(id));
      report.plan.cases = report.cases.length;
      report.footer.cases.pass = report.cases.length;
    })
    .derive()
    .sign();
}

export const ofThePlan: readonly Tampering[] = [
  {
    name: 'another profile',
    refusedBy: 'plan',
    tamper: plan((file) => {
      file.profile = 'full';
    }),
  },
  {
    name: 'a smaller profile than was asked for',
    refusedBy: 'plan',
    tamper: (draft) => {
      draft.expected = { ...draft.expected, profile: 'full' };
    },
  },
  {
    name: 'another seed',
    refusedBy: 'plan',
    full: true,
    tamper: plan((file) => {
      file.seed += 1;
    }),
  },
  {
    name: 'another seed, with the plan that it makes',
    refusedBy: 'judging',
    tamper: (draft) => {
      const file = JSON.parse(draft.text(NAMES.plan)) as PlanFile;
      const made = planFrom(draft.made.run.plan.kit.contract, { ...file, seed: 8 });
      draft
        .edit<PlanFile>(NAMES.plan, (changed) => Object.assign(changed, { seed: 8, digest: made.digest }))
        .report((report) => {
          report.run.seed = 8;
        })
        .recount(made)
        .sign();
    },
  },
  {
    name: 'a case left out of the plan',
    refusedBy: 'plan',
    tamper: plan(({ cases }) => void cases.pop()),
  },
  {
    name: 'a case more in the plan',
    refusedBy: 'plan',
    tamper: plan(({ cases }) => void cases.push('auth/missing-key GET /v2/nothing')),
  },
  {
    name: 'a filter that nobody mentions',
    refusedBy: 'plan',
    full: true,
    tamper: (draft) => narrow(draft, /^auth\//),
  },
  {
    name: 'values that the cases were not made with',
    refusedBy: 'plan',
    tamper: plan(({ values }) => void Object.assign(values.parameters, { number: '7' })),
  },
  {
    name: 'a filter that the report names',
    refusedBy: 'restrictions',
    tamper: (draft) =>
      draft
        .report((report) => {
          report.plan.filters = ['--only auth/*'];
        })
        .derive()
        .sign(),
  },
  {
    name: 'a run in read-only mode',
    refusedBy: 'restrictions',
    tamper: (draft) =>
      draft
        .report(({ run }) => {
          run.readOnly = true;
        })
        .recount()
        .sign(),
  },
  {
    name: 'a run held against a baseline',
    refusedBy: 'restrictions',
    tamper: plan(({ narrowed }) => {
      narrowed.baseline = true;
    }),
  },
  {
    name: 'a run that ended early',
    refusedBy: 'restrictions',
    tamper: (draft) =>
      draft
        .report(({ run }) => {
          run.aborted = 'the run was interrupted';
        })
        .recount()
        .sign(),
  },
  {
    name: 'a case left open, honestly said',
    refusedBy: 'restrictions',
    full: true,
    async tamper(draft) {
      await draft.record((record) => rateLimited(record, 'auth/missing-key')).rejudge();
      draft.sign();
    },
  },
  {
    name: 'a case left open that is said to have passed',
    refusedBy: 'judging',
    tamper: (draft) =>
      draft
        .record((record) => rateLimited(record, 'auth/missing-key'))
        .recount()
        .sign(),
  },
  {
    name: 'a result left out',
    refusedBy: 'results',
    full: true,
    tamper: (draft) =>
      draft
        .report(({ cases }) => void cases.splice(3, 1))
        .recount()
        .sign(),
  },
  {
    name: 'a result for no planned case',
    refusedBy: 'results',
    tamper: (draft) =>
      draft
        .report(({ cases }) => {
          const [first] = cases;
          if (first !== undefined) cases.push({ ...first, id: `${first.id} again` });
        })
        .recount()
        .sign(),
  },
  {
    name: 'one result in the place of another',
    refusedBy: 'results',
    tamper: (draft) =>
      draft
        .report(({ cases }) => {
          const [first, second] = cases;
          if (first !== undefined && second !== undefined) cases.splice(1, 1, { ...first });
        })
        .recount()
        .sign(),
  },
  {
    name: 'a result under another requirement',
    refusedBy: 'results',
    tamper: (draft) =>
      draft
        .report(({ cases }) => {
          if (cases[0] !== undefined) cases[0].requirement = 'auth/challenge';
        })
        .recount()
        .sign(),
  },
];

/** The evidence with an answer that asks for patience. */
function rateLimited<T extends { id: string; response?: { status: number } | undefined }>(
  record: T[],
  of: string,
): T[] {
  const exchange = record.find(({ id }) => id.startsWith(of));
  if (exchange?.response !== undefined) exchange.response.status = 429;
  return record;
}
