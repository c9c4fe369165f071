import type { Report } from './model.ts';

/** In what two runs differ besides the target, a sentence each: what changed may have changed for that. */
export function differencesOf(before: Report, now: Report): string[] {
  return [
    ...difference('contract', contractOf(before), contractOf(now)),
    ...difference('document', surfaceOf(before), surfaceOf(now)),
    ...difference('profile', before.profile, now.profile),
    ...difference('limits', limitsOf(before), limitsOf(now)),
    ...difference('target', before.subject.target, now.subject.target),
    ...difference('version of Trysquare', before.tool.version, now.tool.version),
  ];
}

function difference(what: string, before: string, now: string): string[] {
  return before === now ? [] : [`another ${what}: ${before}, now ${now}`];
}

/** The digest tells two of one version apart. */
function contractOf({ contract }: Report): string {
  return `${contract.id} ${contract.version} (${short(contract.digest)})`;
}

function surfaceOf({ contract: { surface } }: Report): string {
  return surface === undefined
    ? 'none but the contract'
    : `${surface.title} ${surface.version} (${short(surface.digest)})`;
}

function short(digest: string): string {
  return digest.replace(/^sha256:/, '').slice(0, 8);
}

function limitsOf({ run, plan }: Report): string {
  return [...(run.readOnly ? ['read-only'] : []), ...plan.filters].join(' ') || 'none';
}
