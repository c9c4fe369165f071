/** A cookie opens a session as a key does: its name and attributes stay, its value does not. */
export function withoutCookie(name: string, value: string): string {
  return name.toLowerCase() === 'set-cookie' ? value.replace(/^([^=;]*=)[^;]*/, '$1{{redacted}}') : value;
}
