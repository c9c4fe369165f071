import type { RequirementId } from '../model.ts';
import type { Plan } from '../plan/plan.ts';
import { requirements } from '../requirements/index.ts';

/**
 * The plan with the cases of one requirement alone. As it is where the requirement has no case of its own in it, or
 * observes what all cases send: then a fault may show in any of them.
 */
export function narrowed(plan: Plan, id: RequirementId): Plan {
  const own = plan.cases.filter(({ requirement }) => requirement === id);
  if (own.length === 0 || plan.observers.some((one) => one.id === id)) return plan;
  return { ...plan, cases: own, observers: [] };
}

/** The plan with the cases of a requirement, even where its filters leave them out. */
export function widened(plan: Plan, id: RequirementId): Plan {
  const missing = plan.filtered.filter(({ requirement }) => requirement === id);
  if (missing.length === 0) return plan;
  const observer = requirements.filter((one) => one.id === id && one.observe !== undefined);
  return {
    ...plan,
    cases: [...plan.cases, ...missing],
    filtered: plan.filtered.filter(({ requirement }) => requirement !== id),
    observers: [...new Set([...plan.observers, ...observer])],
  };
}
