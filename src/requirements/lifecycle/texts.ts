type StringSchema = Readonly<Record<string, unknown>>;

const LINKS = new Set(['uri', 'url', 'uri-reference', 'iri', 'iri-reference', 'uri-template']);
const TIMES = new Set(['date-time', 'date', 'time']);

/** So many marks in a row stand for a secret that is kept and not shown. */
const MASKED = /[*•●]{3,}/;

/**
 * Whether a text that was sent is the text that came back, in a form that a server may give it: without space at its
 * ends, with other line ends, as the same instant or as long, in another case (codes, tags); a link stored elsewhere or
 * signed; an address or a number with a pattern in its normal form; a secret masked.
 */
export function isSameText(schema: StringSchema, sent: string, got: string): boolean {
  const [one, other] = [clean(sent), clean(got)];
  if (one.toLowerCase() === other.toLowerCase() || MASKED.test(other)) return true;
  const format = String(schema['format'] ?? '');
  if (TIMES.has(format)) return isSameTime(one, other);
  if (format === 'duration') return isSameDuration(one, other);
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

const [SECOND, WHOLE_MINUTE] = [1000, 60_000];

/**
 * The same instant to the second, or to the minute where no seconds are kept; or the same digits where one of the two
 * has no offset.
 */
function isSameTime(one: string, other: string): boolean {
  const [sent, got] = [Date.parse(one), Date.parse(other)];
  if (Math.abs(sent - got) < (got % WHOLE_MINUTE === 0 ? WHOLE_MINUTE : SECOND)) return true;
  const digits = (text: string): string => text.replace(/\D/g, '');
  const [short = '', long = ''] = [digits(one), digits(other)].sort((a, b) => a.length - b.length);
  return short.length >= 4 && long.startsWith(short);
}

const DURATION =
  /^P(?:([\d.]+)Y)?(?:([\d.]+)M)?(?:([\d.]+)W)?(?:([\d.]+)D)?(?:T(?:([\d.]+)H)?(?:([\d.]+)M)?(?:([\d.]+)S)?)?$/i;
const [DAY, HOUR, MINUTE] = [86_400, 3_600, 60];

/** As long: `P1D`, `PT24H` and `P1DT00H00M00S` are, and how long a month is nobody knows. */
function isSameDuration(one: string, other: string): boolean {
  const [first, second] = [one, other].map((text) => {
    const [years = 0, months = 0, weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = (
      DURATION.exec(text) ?? []
    )
      .slice(1)
      .map((part) => Number(part ?? 0));
    const [inMonths, inDays] = [12 * years + months, 7 * weeks + days];
    return DURATION.test(text)
      ? `${inMonths} ${inDays * DAY + hours * HOUR + minutes * MINUTE + seconds}`
      : bare(text);
  });
  return first === second;
}
