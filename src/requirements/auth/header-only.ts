import { jsonAmong } from '../../contract/media-type.ts';
import type { Header } from '../../model.ts';
import { KEYS, present } from '../../script/credential.ts';
import type { Kit } from '../../script/kit.ts';
import { jsonBody, type RequestParts } from '../../script/request.ts';
import { requirement, secured } from '../requirement.ts';
import { refusedCase } from './refused.ts';

const id = 'auth/header-only';

/** What gateways and frameworks read a key from unless they are told otherwise. */
const NAMES = ['api_key', 'apiKey', 'apikey', 'key', 'token', 'access_token', 'auth_token'];

export default requirement(id, {
  answers: ['refused'],
  appliesTo: secured,
  *cases(operation, kit) {
    const elsewhere = (label: string, change: (parts: RequestParts) => RequestParts) =>
      refusedCase(kit, operation, id, label, (parts) => ({ ...change(parts), authorization: null }));
    const named = Object.fromEntries(NAMES.map((name) => [name, KEYS.full]));

    yield elsewhere('in the query', (parts) => ({ ...parts, query: { ...parts.query, ...named } }));
    yield elsewhere('in a cookie', (parts) => ({
      ...parts,
      headers: [['Cookie', NAMES.map((name) => `${name}=${KEYS.full}`).join('; ')]],
    }));
    yield elsewhere('in another header', (parts) => ({ ...parts, headers: otherHeaders(kit) }));
    const json = jsonAmong(operation.requestBody.map(({ mediaType }) => mediaType));
    if (json !== undefined)
      yield elsewhere('in the body', (parts) => ({ ...parts, body: jsonBody(named, json) }));
  },
});

function otherHeaders({ contract }: Kit): Header[] {
  const own = contract.credential.header.toLowerCase();
  const candidates: Header[] = [
    ['X-Api-Key', KEYS.full],
    ['Api-Key', KEYS.full],
    ['Apikey', KEYS.full],
    ['X-Auth-Token', KEYS.full],
    ['X-Access-Token', KEYS.full],
    ['X-Authorization', present(contract.credential, KEYS.full)],
  ];
  return candidates.filter(([name]) => name.toLowerCase() !== own);
}
