/** A part of a `multipart/form-data` body. */
interface Part {
  readonly name: string;
  readonly text: string;
  readonly isFile: boolean;
}

/** The parts of a `multipart/form-data` body, or undefined where it is none: no boundary, or not ended by it. */
export function partsOf(contentType: string, body: Buffer): Part[] | undefined {
  const boundary = /;\s*boundary=(?:"([^"]+)"|([^\s;]+))/i.exec(contentType);
  if (boundary === null) return undefined;
  const mark = `--${boundary[1] ?? boundary[2]}`;
  // Latin-1 keeps every byte as a character, so that parts of any kind can be cut out.
  const pieces = `\r\n${body.toString('latin1')}`.split(`\r\n${mark}`);
  if (pieces.length < 2 || !pieces.at(-1)?.startsWith('--')) return undefined;
  const parts: Part[] = [];
  for (const piece of pieces.slice(1, -1)) {
    const end = piece.indexOf('\r\n\r\n');
    const disposition = /^content-disposition:\s*form-data(.*)$/im.exec(piece.slice(0, end))?.[1];
    const name = disposition === undefined ? undefined : /;\s*name="([^"]*)"/i.exec(disposition)?.[1];
    if (end === -1 || disposition === undefined || name === undefined) return undefined;
    const text = Buffer.from(piece.slice(end + 4), 'latin1').toString('utf8');
    parts.push({
      name: Buffer.from(name, 'latin1').toString('utf8'),
      text,
      isFile: /;\s*filename\*?=/i.test(disposition),
    });
  }
  return parts;
}
