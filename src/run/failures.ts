import type { FailureKind } from '../model.ts';
import { LONGEST_ANSWER, LONGEST_HEADERS } from './limits.ts';

const NOBODY_THERE = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)\b/;
/** What is wrong with a certificate, or with what should be TLS: nothing was sent yet. */
const NO_TRUST = /^(CERT_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|ERR_TLS_|ERR_SSL_|EPROTO$|HOSTNAME_MISMATCH$)/;
const HEADERS_OVERFLOW = 'HPE_HEADER_OVERFLOW';
const TOO_LARGE = 'ERR_BUFFER_TOO_LARGE';

/** How the sentence begins where nobody is asked who cannot prove who they are. */
export const UNSAFE = 'no key is sent there: ';

/** What kind of failure an error is. `begun`: headers of an answer have come. */
export function kindOf({ code = '', message }: NodeJS.ErrnoException, begun: boolean): FailureKind {
  // The message tells where supertest has put its own text in place of the code.
  if (NOBODY_THERE.test(code) || NOBODY_THERE.test(message)) return 'refused';
  if (!begun && NO_TRUST.test(code)) return 'refused';
  if (['ECONNABORTED', 'ETIME', 'ETIMEDOUT'].includes(code) || /timeout/i.test(message)) return 'timeout';
  if (code === HEADERS_OVERFLOW || code === TOO_LARGE) return 'oversized';
  if (code === 'Z_BUF_ERROR') return 'truncated';
  if (/^(HPE_(?!INVALID_EOF_STATE)|Z_|ERR_BROTLI|ERR__ERROR_)/.test(code)) return 'protocol';
  if (begun || message === 'aborted') return 'truncated';
  return 'reset';
}

/** What an error says to a person. */
export function sentenceOf(error: NodeJS.ErrnoException): string {
  const { code = '', message } = error;
  if (code === HEADERS_OVERFLOW) return `the headers are longer than ${LONGEST_HEADERS / 1024} KiB`;
  if (code === TOO_LARGE)
    return `the answer is longer than ${LONGEST_ANSWER / 1024 / 1024} MiB once it is unpacked`;
  if (code === 'Z_BUF_ERROR') return 'the packed body is cut off';
  if (/^(Z_|ERR_BROTLI|ERR__ERROR_)/.test(code))
    return `the body is not packed as its Content-Encoding says (${message || code})`;
  if (code === 'EPROTO' || /^ERR_(TLS|SSL)_(?!CERT)/.test(code))
    return `${UNSAFE}no TLS is spoken there (is it an http: URL?)`;
  if (NO_TRUST.test(code))
    return `${UNSAFE}its certificate is not trusted, ${message} (NODE_EXTRA_CA_CERTS names a CA of your own)`;
  // Where several addresses were tried, the error has a text for each and none of its own.
  return message || inner(error) || code || 'the connection failed';
}

function inner({ errors }: NodeJS.ErrnoException & { errors?: readonly Error[] }): string {
  return (errors ?? []).map(({ message }) => message).join('; ');
}
