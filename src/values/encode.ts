import { essence, isJson, sentAs } from '../contract/media-type.ts';
import type { Body } from '../model.ts';
import { digestOf } from './digest.ts';

/** Members of a multipart body that are files, not fields. */
export type FileMembers = ReadonlySet<string>;

export interface EncodedBody {
  /** The media type as it is sent, with its boundary where it has one. */
  readonly mediaType: string;
  readonly body: Body;
}

/** Whether bodies of this media type can be made here. */
export function canEncode(mediaType: string): boolean {
  return (
    isJson(mediaType) ||
    ['multipart/form-data', 'application/x-www-form-urlencoded'].includes(essence(mediaType))
  );
}

/** A value as it goes over the wire in a media type that `canEncode` knows. */
export function encode(mediaType: string, value: unknown, files: FileMembers): EncodedBody {
  switch (essence(mediaType)) {
    case 'multipart/form-data':
      return multipart(Object.entries(value as object), files);
    case 'application/x-www-form-urlencoded':
      return {
        mediaType: essence(mediaType),
        body: {
          text: new URLSearchParams(
            Object.entries(value as object).map(([k, v]): [string, string] => [k, asText(v)]),
          ).toString(),
        },
      };
    default:
      return { mediaType: sentAs(mediaType), body: { text: JSON.stringify(value) } };
  }
}

function multipart(members: readonly [name: string, value: unknown][], files: FileMembers): EncodedBody {
  const boundary = `----trysquare-${digestOf(JSON.stringify(members)).slice(0, 16)}`;
  const parts = members.map(([name, value]) => {
    const file = files.has(name) ? '; filename="trysquare.txt"\r\nContent-Type: text/plain' : '';
    return `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${file}\r\n\r\n${asText(value)}\r\n`;
  });
  return {
    mediaType: `multipart/form-data; boundary=${boundary}`,
    body: { text: `${parts.join('')}--${boundary}--\r\n` },
  };
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
