import { expect, test } from '@jest/globals';
import { harmless } from '../../src/probes/harmless.ts';
import { defaultSettings } from '../../src/script/kit.ts';
import { answering, contractOf } from '../support/contract.ts';
import { jsonAnswer } from '../support/exchange.ts';
import { driven, stopOf } from '../support/script.ts';

test('a form without required members is not sent: a server would make something of it', async () => {
  const schema = { type: 'object', properties: { a: {} } };
  const contract = contractOf({
    paths: {
      '/form/': {
        post: { requestBody: { content: { 'multipart/form-data': { schema } } }, ...answering({}, '201') },
      },
    },
  });
  const { outcome } = await driven(
    () => harmless({ contract, settings: defaultSettings }, contract.operation('POST /form/')),
    () => jsonAnswer(200, {}),
  );
  expect(stopOf(outcome)).toMatchObject({ reason: 'out-of-reach' });
});
