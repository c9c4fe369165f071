import type { Exchange, Header } from '../model.ts';
import { TOKEN } from '../script/credential.ts';
import { LIMITS } from './layout.ts';
import { refuse } from './refusal.ts';
import { exchangeSchema } from './report-schema.ts';
import { valid } from './schema.ts';
import { parseStrict } from './strict-json.ts';

/** An exchange as the evidence has it: with the moment at which it was over, RFC 3339. */
export type Recorded = Exchange & { readonly receivedAt: string };

/** Stamps exchanges as they come, never backwards; cookies that a target sets are its visitors' keys, and taken out. */
export function recorder(now: () => Date): (exchange: Exchange) => Recorded {
  let latest = 0;
  return (exchange) => {
    latest = Math.max(latest, now().getTime());
    return { ...withoutCookies(exchange), receivedAt: new Date(latest).toISOString() };
  };
}

/** What stands in place of a cookie's value. */
const COOKIE_TOKEN = '{{cookie}}';

export function isSettingCookie([name]: Header): boolean {
  return name.toLowerCase() === 'set-cookie';
}

/** The value of a cookie that is set, in its header. */
export function cookieValueIn(header: string): string {
  return /^[^=;]*=([^;]*)/.exec(header)?.[1]?.trim() ?? '';
}

/** Whether a cookie's value is nothing but tokens. */
export function isTokens(value: string): boolean {
  return value.replaceAll(COOKIE_TOKEN, '').replace(TOKEN, '') === '';
}

function withoutCookies(exchange: Exchange): Exchange {
  const { response } = exchange;
  if (response === undefined || !response.headers.some(isSettingCookie)) return exchange;
  const headers = response.headers.map((header): Header => {
    const [name, value] = header;
    return isSettingCookie(header) && !isTokens(cookieValueIn(value))
      ? [name, value.replace(/^([^=;]*)=[^;]*/, `$1=${COOKIE_TOKEN}`)]
      : header;
  });
  return { ...exchange, response: { ...response, headers } };
}

/** A line of the evidence. */
export function lineOf(exchange: Recorded): string {
  return `${JSON.stringify(exchange)}\n`;
}

/**
 * Reads the evidence, a line at a time.
 * @throws Refusal where a line is no exchange, or an id stands twice.
 */
export function readEvidence(bytes: Buffer): Recorded[] {
  const recorded: Recorded[] = [];
  const ids = new Set<string>();
  for (let at = 0; at < bytes.length; ) {
    const end = bytes.indexOf(0x0a, at);
    const number = recorded.length + 1;
    if (end < 0) return refuse(`ends within line ${number}: it is cut off`);
    if (end - at > LIMITS.line || number > LIMITS.exchanges) refuse(`is too large at line ${number}`);
    const exchange = valid<Recorded>(exchangeSchema(), parseStrict(bytes.subarray(at, end)));
    if (exchange.receivedAt === undefined || !isMoment(exchange.receivedAt))
      refuse(`says in line ${number} no moment at which the exchange was over`);
    if (ids.has(exchange.id)) refuse(`holds the exchange ${exchange.id} twice`);
    ids.add(exchange.id);
    recorded.push(exchange);
    at = end + 1;
  }
  return recorded;
}

/** Whether a text is a moment as this tool writes it, and in no other way. */
export function isMoment(text: string): boolean {
  const time = Date.parse(text);
  return Number.isFinite(time) && new Date(time).toISOString() === text;
}
