import { inert } from '../../inert.ts';
import { plainLine } from '../common/log.ts';

/** What GitHub shows beside a line of a file, or beside the run. */
export interface Annotation {
  readonly kind: 'error' | 'warning' | 'notice';
  readonly title: string;
  /** Lines in which nothing acts. */
  readonly message: string;
  readonly file?: string;
  readonly line?: number;
}

/** The command that makes an annotation: one line, in which no text can end a property, the message or the line. */
export function commandOf({ kind, title, message, file, line }: Annotation): string {
  const properties = [
    ...(file === undefined ? [] : [`file=${property(file)}`, `line=${line ?? 1}`]),
    `title=${property(title)}`,
  ];
  return `::${kind} ${properties.join(',')}::${data(message)}`;
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** Two colons would end the properties, a comma one of them. */
function property(text: string): string {
  return data(plainLine(inert(text)))
    .replaceAll(':', '%3A')
    .replaceAll(',', '%2C');
}
