import { readFileSync } from 'node:fs';

interface ReportSchema {
  readonly $defs: Readonly<Record<string, object>>;
}

let known: ReportSchema | undefined;
let ofExchange: object | undefined;

/** The JSON Schema of reports, as it is published. */
export function reportSchema(): ReportSchema {
  known ??= JSON.parse(
    readFileSync(new URL('../report/report.schema.json', import.meta.url), 'utf8'),
  ) as ReportSchema;
  return known;
}

/** That of an exchange alone. */
export function exchangeSchema(): object {
  ofExchange ??= { $ref: '#/$defs/exchange', $defs: reportSchema().$defs };
  return ofExchange;
}
