import { harmless } from '../../probes/harmless.ts';
import { ALTERED, present } from '../../script/credential.ts';
import { requestOf } from '../../script/request.ts';
import { send } from '../../script/steps.ts';
import { holds } from '../answers.ts';
import { only, requirement, secured } from '../requirement.ts';

const HEADER = 'www-authenticate';

/** A challenge begins with the name of its scheme, a token. */
const SCHEME = /^[\w!#$%&'*+.^`|~-]+/;

export default requirement('auth/challenge', {
  appliesTo: secured,
  cases: (operation, kit) =>
    only(function* () {
      const parts = yield* harmless(kit, operation);
      for (const authorization of [null, present(kit.contract.credential, ALTERED.unknown)])
        yield* send(requestOf(kit, operation, { ...parts, authorization }));
    }),
  *observe({ id, response }) {
    if (response?.status !== 401) return;
    const values = response.headers
      .filter(([name]) => name.toLowerCase() === HEADER)
      .map(([, value]) => value);
    if (values.some((value) => SCHEME.test(value.trim())))
      return yield holds('challenge', 'a 401 names a scheme', { id });
    yield {
      id: 'challenge',
      verdict: 'fail',
      message:
        values.length === 0
          ? 'a 401 comes without WWW-Authenticate'
          : 'the WWW-Authenticate of a 401 names no scheme',
      expected: { 'WWW-Authenticate': 'a scheme' },
      actual: { status: 401, headers: response.headers.map(([name, value]) => `${name}: ${value}`) },
      exchange: id,
    };
  },
});
