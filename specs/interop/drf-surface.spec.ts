/** The Django service by a document as its generator writes it: success responses, and not a word of errors. */
import { describe, expect, test } from '@jest/globals';
import { check } from '../../src/check.ts';
import { complaints, failures, planFor } from '../support/judged.ts';
import { laidOver, vendorDocument } from '../support/vendor.ts';
import { installService, serviceKeys, startService } from './service.ts';

const missing = installService();
const reason = `the Django service cannot be installed (${missing}); run specs/interop/drf/install.sh as root`;
const onService = missing === undefined ? test : test.skip;

const contract = laidOver(vendorDocument('3.0.3'));

async function judge(fault: string) {
  const service = await startService(fault);
  try {
    return await check(planFor(contract), { target: service.url, keys: serviceKeys });
  } finally {
    await service.stop();
  }
}

describe(missing === undefined ? 'judged by a generated document' : `skipped: ${reason}`, () => {
  onService('it conforms: no finding, and nothing left open', async () => {
    const report = await judge('');
    expect(complaints(report)).toEqual([]);
    expect(report.outcome).toBe('conformant');
  });

  // The same as with the contract's own document: see drf.spec.ts.
  onService.each([
    ['token-auth-left-on', ['auth/wrong-scheme']],
    ['page-count', ['envelope/count']],
    ['lowercase-required', ['error/required-fields']],
    ['html-404', ['body/media-type', 'error/not-found']],
  ])('the fault %s is found, and blamed on nothing else', async (fault, requirements) => {
    expect(Object.keys(failures(await judge(fault)))).toEqual(requirements);
  });
});
