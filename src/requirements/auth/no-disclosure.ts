import type { Body, Exchange } from '../../model.ts';
import { control } from '../../probes/harmless.ts';
import { ISSUED } from '../../script/credential.ts';
import { need } from '../../script/steps.ts';
import { holds } from '../answers.ts';
import { everywhere, only, requirement } from '../requirement.ts';

/** A body as text, also where it is none. */
function textOf(body: Body): string {
  return 'text' in body ? body.text : Buffer.from(body.base64, 'base64').toString('latin1');
}

/** Where the answer shows a key: our records have its token there. */
function disclosedIn({ response }: Exchange): string | undefined {
  const header = response?.headers.find(([, value]) => ISSUED.test(value));
  if (header !== undefined) return `the header ${header[0]}`;
  return response !== undefined && ISSUED.test(textOf(response.body)) ? 'the body' : undefined;
}

export default requirement('auth/no-disclosure', {
  appliesTo: everywhere,
  cases: (operation, kit) =>
    only(function* () {
      yield* need(control(kit, operation));
    }),
  *observe(exchange) {
    if (exchange.response === undefined) return;
    const place = disclosedIn(exchange);
    if (place === undefined) return yield holds('disclosure', 'shows no key', exchange);
    yield {
      id: 'disclosure',
      verdict: 'fail',
      message: `${place} shows the key`,
      expected: 'no key in any header or body',
      actual: `the key in ${place}`,
      exchange: exchange.id,
    };
  },
});
