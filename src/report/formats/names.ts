/** Every format a report can be written in, by name. Without the formats themselves: help is to be quick. */
export const formatNames = [
  'terminal',
  'json',
  'html',
  'junit',
  'sarif',
  'ctrf',
  'har',
  'markdown',
  'github',
  'gitlab',
  'badge',
] as const;
