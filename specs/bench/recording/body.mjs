/**
 * The whole body of a request or of an answer.
 * @param {import('node:http').IncomingMessage} message
 * @returns {Promise<Buffer>}
 */
export function bodyOf(message) {
  return new Promise((resolve, reject) => {
    const bytes = [];
    message.on('data', (chunk) => bytes.push(chunk));
    message.on('end', () => resolve(Buffer.concat(bytes)));
    message.on('error', reject);
  });
}
