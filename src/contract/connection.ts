/**
 * Headers that whoever sends a message, and each proxy on its way, says of that one sending: the value of a document
 * would make it another message, or none. In lower case.
 */
export const OF_THE_CONNECTION: ReadonlySet<string> = new Set([
  'connection',
  'content-encoding',
  'content-length',
  'expect',
  'host',
  'keep-alive',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);
