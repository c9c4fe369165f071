import { expect, test } from '@jest/globals';
import { check } from '../../src/check.ts';
import { contractAt, planFor } from '../support/judged.ts';
import { installService, serviceKeys, startService } from './service.ts';

const onService = installService() === undefined ? test : test.skip;

// Each family alone: what one leaves behind is nothing to the other.
onService.each(['lifecycle/*', 'isolation/*'])(
  'a Django REST Framework service has no finding in %s',
  async (family) => {
    const service = await startService();
    try {
      const plan = planFor(contractAt(), {}, { profile: 'full', only: [family] });
      const { cases, findings } = await check(plan, { target: service.url, keys: serviceKeys });
      const judged = cases.filter(({ reason }) => reason !== 'filtered');
      expect([...findings, ...judged.filter(({ verdict }) => verdict !== 'pass')]).toEqual([]);
      expect(judged.length).toBeGreaterThan(20);
    } finally {
      await service.stop();
    }
  },
);
