/** Words that say of a GET that it is none: it changes something. */
const CHANGING = new Set(
  (
    'abort activate add approve archive assign ban cancel clear create deactivate decline delete destroy disable ' +
    'dismiss drop enable erase execute flush initialize install invalidate invite kill logout purge reboot rebuild ' +
    'regenerate reject remove rename renew resend reset restart restore resume revoke rotate shutdown subscribe suspend ' +
    'terminate toggle trigger truncate unarchive unassign unban unblock uninstall unlock unpublish unregister ' +
    'unsubscribe update wipe'
  ).split(' '),
);

/** Words that are nouns as well (`/releases/{id}` is read, `/release/` does it): they count at the end of a path. */
const CHANGING_AT_END = new Set(
  (
    'accept block close commit confirm discard expire finish generate grant import launch lock merge migrate move ' +
    'pause publish refresh register release replace retry revert run save send set start stop submit sync transfer ' +
    'upgrade write'
  ).split(' '),
);

/** Those that make something, and change nothing that was there. */
const MAKING = new Set(
  'add create generate grant import initialize install invite launch register save send submit subscribe write'.split(
    ' ',
  ),
);

/** The same where words run together: `deleteaccount`; not `updates` or `created`. */
const CHANGING_START = /^(?:create|delete|destroy|disable|enable|remove|reset|revoke|update)[a-z]{3,}/;

/** Whether a text, of an operation's id or path, speaks of a change anywhere. */
export function tellsOfChange(text: string): boolean {
  return wordsOf(text).some((word) => CHANGING.has(word) || CHANGING_START.test(word));
}

/** Whether the last segment of a path is a word that is a noun anywhere else. */
export function endsInChange(segment: string): boolean {
  const [word] = wordsOf(segment);
  return word !== undefined && CHANGING_AT_END.has(word);
}

/** Whether the last segment of a path is what is done to something that is there. */
export function namesChange(segment: string): boolean {
  const [word] = wordsOf(segment);
  return word !== undefined && (CHANGING.has(word) || CHANGING_AT_END.has(word)) && !MAKING.has(word);
}

function wordsOf(text: string): string[] {
  return text
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== '');
}
