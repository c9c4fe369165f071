/** The keys that specs use, in every form in which one could get into an output. */
const KEYS = ['ReferenceFullKeyNotSecret01', 'ReferenceOtherKeyNotSecret02', 'ReferenceReadKeyNotSecret03'];

/** What is sure to stand in the base64 of a text that has the key behind so many other bytes. */
function base64Within(key, shift) {
  const encoded = Buffer.from('x'.repeat(shift) + key)
    .toString('base64')
    .replace(/=+$/, '');
  return encoded.slice(Math.ceil((shift * 8) / 6), -1);
}

const FORMS = KEYS.flatMap((key) => [
  Buffer.from(key),
  Buffer.from(key, 'utf16le'),
  Buffer.from(Buffer.from(key).toString('hex')),
  Buffer.from([...key].map((letter) => `%${letter.charCodeAt(0).toString(16)}`).join('')),
  Buffer.from([...key].reverse().join('')),
  ...[0, 1, 2].map((shift) => Buffer.from(base64Within(key, shift))),
]);

/** The form of a key that stands in the bytes; undefined where there is none. */
export function keyIn(bytes) {
  return FORMS.find((form) => bytes.includes(form))?.toString('latin1');
}
