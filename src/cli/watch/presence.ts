import { connect } from 'node:net';

const EVERY = 250;

/**
 * Resolves when the target is up after it was down; never by itself where it stays up. Asks for a connection alone: no
 * request is sent.
 * @param isDown it is known not to be up.
 * @param onDown told once, when it is found to be down that was not known to be.
 */
export async function backUp(
  url: string,
  isDown: boolean,
  signal: AbortSignal,
  onDown: () => void,
): Promise<void> {
  let wasDown = isDown;
  while (!signal.aborted) {
    const up = await isUp(url);
    if (up && wasDown) return;
    if (!up && !wasDown && !signal.aborted) onDown();
    wasDown ||= !up;
    await new Promise((resolve) => setTimeout(resolve, EVERY));
  }
}

export function isUp(url: string): Promise<boolean> {
  const { protocol, hostname, port } = new URL(url);
  const host = hostname.replace(/^\[|\]$/g, '');
  return new Promise((resolve) => {
    const socket = connect({ host, port: Number(port) || (protocol === 'https:' ? 443 : 80) });
    const end = (up: boolean): void => {
      socket.destroy();
      resolve(up);
    };
    socket.setTimeout(2_000, () => end(false));
    socket.once('connect', () => end(true)).once('error', () => end(false));
  });
}
