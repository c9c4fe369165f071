import { formatNames } from '../../report/formats/names.ts';

/** What `--report` of `check` and `--format` of `report` take. */
export const outputOption = {
  type: 'string',
  array: true,
  nargs: 1,
  describe: `FORMAT or FORMAT=PATH: ${formatNames.join(', ')}`,
} as const;
