import { inert } from '../../inert.ts';
import { COMMAND_MARK } from '../common/log.ts';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/**
 * An element as XML 1.0, whatever is in the texts: markup is escaped, and characters that XML forbids or a viewer
 * would act on are spelt out. Text keeps its lines; children come each on its own.
 */
export function element(
  name: string,
  attributes: Readonly<Record<string, string>>,
  content?: string | readonly string[],
): string {
  const pairs = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(inert(value))}"`);
  const open = `<${name}${pairs.join('')}`;
  if (content === undefined || content.length === 0) return `${open}/>`;
  const inner = typeof content === 'string' ? textOf(content) : `\n${content.join('\n')}\n`;
  return `${open}>${inner}</${name}>`;
}

function textOf(text: string): string {
  return text
    .split('\n')
    .map((line) => escaped(inert(line)))
    .join('\n');
}

/** A log that shows the file takes no line of it for a command: the reference is the same character to a reader. */
function escaped(text: string): string {
  return text
    .replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character)
    .replace(COMMAND_MARK, '#&#35;')
    .replace(/^(\s*):(?=:)/, '$1&#58;');
}
