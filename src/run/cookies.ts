import { ISSUED } from '../script/credential.ts';

/**
 * A cookie opens a session as a key does: its name and attributes stay, its value does not. A key that the server has put
 * into one is a token by now, and stays: it is a fault to be found.
 */
export function withoutCookie(name: string, value: string): string {
  if (name.toLowerCase() !== 'set-cookie') return value;
  return value.replace(/^([^=;]*=)([^;]*)/, (_, start: string, secret: string) => {
    return start + (ISSUED.exec(secret)?.[0] ?? '{{redacted}}');
  });
}
