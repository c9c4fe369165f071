import type { Stop } from '../../model.ts';
import { sha256 } from '../digest.ts';
import { type Recorded, readEvidence } from '../evidence.ts';
import { NAMES } from '../layout.ts';
import { count, refuse } from '../refusal.ts';
import type { Check } from './check.ts';

export const evidence: Check = {
  number: 11,
  name: 'evidence',
  statement:
    'The evidence is well-formed and within bounds, is the one that the report rests on, and withholds nothing.',
  needs: ['report'],
  run(dossier) {
    const bytes = dossier.file(NAMES.evidence);
    const record = dossier.keep('record', readEvidence(bytes));
    const { evidence: claimed, run } = dossier.the('report');
    if (claimed?.digest !== sha256(bytes) || claimed.exchanges !== record.length)
      refuse('has a report that rests on other evidence');
    const withheld = record.filter((exchange) => exchange.withheld !== undefined);
    for (const exchange of withheld)
      if (!isExcused(exchange.withheld as Stop, exchange))
        refuse(`says of ${exchange.id} that it was not sent: ${exchange.withheld?.message}`);
    const flipped = record.filter(isFlipped);
    if (withheld.length > 0 && flipped.length > withheld.length)
      refuse('says of a key both that it has letters and that it has none');
    const sent = record.length - withheld.length;
    if (run.requests < sent)
      refuse(`holds ${count(sent, 'exchange')} of a run that sent ${count(run.requests, 'request')}`);
    return `${count(record.length, 'exchange')}, ${sent} of them sent`;
  },
};

/** A key without letters has none whose case could be flipped: no other request may be left out. */
function isExcused({ verdict, reason, message }: Stop, exchange: Recorded): boolean {
  return (
    verdict === 'not-applicable' &&
    reason === 'no-data' &&
    message === 'the key has no letter whose case could be flipped' &&
    isFlipped(exchange)
  );
}

function isFlipped({ request }: Recorded): boolean {
  return request.headers.some(([, value]) => value.includes('{{key:case-flipped}}'));
}
