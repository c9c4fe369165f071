import { basename } from 'node:path';
import type { CommandModule } from 'yargs';
import { UsageError } from '../errors.ts';
import { calledAs } from './called-as.ts';
import { COMPLETION_SCRIPTS, type ShellName } from './completion-scripts.ts';

const SHELLS = Object.keys(COMPLETION_SCRIPTS) as ShellName[];

/** `trysquare completion`: prints a script that completes commands, options and values in the shell. */
export const completionCommand: CommandModule<object, { readonly shell?: ShellName | undefined }> = {
  command: 'completion [shell]',
  describe:
    'Print a script that completes commands, options and values in the shell; its first line says how to keep it',
  builder: (cli) =>
    cli.positional('shell', {
      choices: SHELLS,
      describe: 'The shell (default: the one that SHELL names)',
    }) as never,
  handler({ shell }) {
    const usual = basename(process.env['SHELL'] ?? '') as ShellName;
    const script = COMPLETION_SCRIPTS[shell ?? usual];
    if (script === undefined)
      throw new UsageError(`name the shell: ${calledAs(process.env)} completion ${SHELLS.join(', ')}`);
    process.stdout.write(script);
  },
};
