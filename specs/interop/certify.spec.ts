/** A certificate for a service that is not ours: a run against Django, sealed, and verified as a partner would. */
import { expect, test } from '@jest/globals';
import { verifyFolder } from '../../src/bundle/verify.ts';
import { CHALLENGE, expecting, newKey, ranAt, recordIn, sealed } from '../bundle/support.ts';
import { contractAt } from '../support/judged.ts';
import { installService, serviceKeys, startService } from './service.ts';

const missing = installService();
const onService = missing === undefined ? test : test.skip;
const name = 'a Django REST Framework service can be certified, and its bundle verified';

onService(missing === undefined ? name : `${name} (skipped: ${missing})`, async () => {
  const contract = contractAt();
  const vendor = newKey();
  const service = await startService();
  try {
    const files = await sealed(await ranAt({ url: service.url, keys: serviceKeys }, contract), vendor);
    const { checks } = await verifyFolder({ files, problems: [] }, expecting(contract, vendor));
    expect(checks.filter(({ verdict }) => verdict !== 'passed')).toEqual([]);
    expect(
      recordIn(files).every(({ request }) => request.headers.some(([, value]) => value === CHALLENGE)),
    ).toBe(true);
    for (const bytes of files.values())
      for (const key of Object.values(serviceKeys)) expect(bytes.includes(String(key))).toBe(false);
  } finally {
    await service.stop();
  }
});
