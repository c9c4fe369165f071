type StringSchema = Readonly<Record<string, unknown>>;

const LINKS = new Set(['uri', 'url', 'uri-reference', 'iri', 'iri-reference', 'uri-template']);
const TIMES = new Set(['date-time', 'date', 'time']);

/** So many marks in a row stand for a secret that is kept and not shown. */
const MASKED = /[*•●]{3,}/;

/**
 * Whether a text that was sent is the text that came back, in a form that a server may give it: without space at its
 * ends, with other line ends, as the same instant; a link stored elsewhere or signed; an address or a number with a
 * pattern in its normal form; a secret masked.
 */
export function isSameText(schema: StringSchema, sent: string, got: string): boolean {
  const [one, other] = [clean(sent), clean(got)];
  if (one === other || MASKED.test(other)) return true;
  const format = String(schema['format'] ?? '');
  if (TIMES.has(format)) return isSameTime(one, other);
  if (LINKS.has(format) || /^https?:\/\//i.test(one)) return other !== '';
  if (one !== '' && other !== '' && Number(one) === Number(other)) return true;
  const normalised = format !== '' || schema['pattern'] !== undefined || one.includes('@');
  return normalised && bare(one) === bare(other);
}

function clean(text: string): string {
  return text.normalize('NFC').replace(/\r\n?/g, '\n').trim();
}

/** Letters and digits alone, in one case. */
function bare(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

const SECOND = 1000;

/** The same instant to the second, or the same digits where one of the two has no offset. */
function isSameTime(one: string, other: string): boolean {
  if (Math.abs(Date.parse(one) - Date.parse(other)) < SECOND) return true;
  const digits = (text: string): string => text.replace(/\D/g, '');
  const [short = '', long = ''] = [digits(one), digits(other)].sort((a, b) => a.length - b.length);
  return short.length >= 4 && long.startsWith(short);
}
