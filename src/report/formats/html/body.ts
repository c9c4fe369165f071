import type { Body } from '../../../model.ts';
import { cut } from './parts.ts';

/** A body for reading, of at most so many characters: more is for the JSON report and the evidence. */
export function bodyText(body: Body, room: number): string {
  if ('base64' in body) return `(not text; base64) ${shortened(body.base64, room)}`;
  return body.text.length > room || !isJson(body.text) ? shortened(body.text, room) : laidOut(body.text);
}

function shortened(text: string, room: number): string {
  const more = [...text].length - room;
  return more <= 0 ? text : `${cut(text, room)}\n(${more} more characters: see the JSON report)`;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** A string, a bracket or comma, a colon, white space, or anything else of a JSON text. */
const TOKEN = /"(?:[^"\\]|\\.)*"|[[\]{},]|:|\s+|[^"[\]{},:\s]+/gs;

/**
 * JSON with a line for each member. The tokens stay as they came: parsing and writing it anew would hide a member that
 * stands twice, or how a number is spelt.
 */
function laidOut(json: string): string {
  const tokens = (json.match(TOKEN) ?? []).filter((token) => token.trim() !== '');
  let depth = 0;
  const line = (): string => `\n${'  '.repeat(depth)}`;
  return tokens
    .map((token, index) => {
      if (token === ',') return `,${line()}`;
      if (token === ':') return ': ';
      if (token === '{' || token === '[') {
        depth += 1;
        return isClosing(tokens[index + 1]) ? token : token + line();
      }
      if (!isClosing(token)) return token;
      depth -= 1;
      return isOpening(tokens[index - 1]) ? token : line() + token;
    })
    .join('');
}

function isOpening(token: string | undefined): boolean {
  return token === '{' || token === '[';
}

function isClosing(token: string | undefined): boolean {
  return token === '}' || token === ']';
}
