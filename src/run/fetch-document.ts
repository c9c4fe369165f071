import { shownUrl } from '../documents/url.ts';
import { UsageError } from '../errors.ts';
import type { CredentialFormat } from '../model.ts';
import { present } from '../script/credential.ts';

interface FetchOptions {
  readonly credential: CredentialFormat;
  /** The key, where the document stands on the target itself: it goes nowhere else. */
  readonly key: string | undefined;
}

const PATIENCE = 30_000;
const LARGEST = 100 * 1024 * 1024;
const ACCEPT =
  'application/vnd.oai.openapi+json, application/json, application/vnd.oai.openapi, application/yaml, */*;q=0.1';

/**
 * Gets a document over HTTP: without the key, and with it only where it is refused. Redirects are not followed.
 * @throws UsageError where there is none.
 */
export async function fetchDocument(url: string, { credential, key }: FetchOptions): Promise<string> {
  const { username, password } = new URL(url);
  if (username !== '' || password !== '')
    throw new UsageError(
      `${shownUrl(url)}: a document's URL carries no user and password; save it and name the file`,
    );
  let response = await get(url, {});
  if (response.status === 401 && key !== undefined) {
    await response.body?.cancel();
    response = await get(url, { [credential.header]: present(credential, key) });
  }
  if (response.status >= 300 && response.status < 400) {
    const location = response.headers.get('location') ?? 'nowhere';
    throw new UsageError(
      `${shownUrl(url)} leads to ${shownUrl(location)}: redirects are not followed, give that URL if it is right`,
    );
  }
  if (!response.ok)
    throw new UsageError(
      `${shownUrl(url)} answers ${response.status}: the document cannot be read from there`,
    );
  return await textOf(url, response);
}

async function get(url: string, headers: Record<string, string>): Promise<Response> {
  try {
    return await fetch(url, {
      redirect: 'manual',
      headers: { Accept: ACCEPT, ...headers },
      signal: AbortSignal.timeout(PATIENCE),
    });
  } catch (cause) {
    throw unreadable(url, cause);
  }
}

async function textOf(url: string, response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of response.body ?? []) {
      length += chunk.length;
      if (length > LARGEST)
        throw new UsageError(`${shownUrl(url)} is larger than a document may be (100 MB)`);
      chunks.push(chunk);
    }
  } catch (cause) {
    throw cause instanceof UsageError ? cause : unreadable(url, cause);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function unreadable(url: string, cause: unknown): UsageError {
  return new UsageError(`${shownUrl(url)} cannot be read: ${reasonOf(url, cause as Error)}`, { cause });
}

/** What `fetch` says of a port that it never asks, as no browser does. */
const BLOCKED = 'bad port';

function reasonOf(url: string, { name, message, cause: inner }: Error): string {
  if (name === 'TimeoutError') return `no whole answer in ${PATIENCE / 1000} s`;
  const reason = (inner as Error | undefined)?.message ?? message;
  if (reason !== BLOCKED) return reason;
  const { port } = new URL(url);
  return `port ${port} belongs to another protocol, and no document is asked for there: serve it on another port, or save it and name the file`;
}
