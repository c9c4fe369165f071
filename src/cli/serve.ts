import type { CommandModule } from 'yargs';
import { CONTRACT_SETTINGS } from '../config/settings.ts';
import { contractOf } from '../open/contract.ts';
import { interruptible } from './interrupt.ts';
import { type ContractArguments, contractOptions } from './options/contract.ts';
import { settle } from './settle.ts';
import { wholeNumber } from './whole-number.ts';

interface ServeArguments extends ContractArguments {
  readonly port: number;
  readonly mutant?: string | undefined;
  readonly listMutants: boolean;
}

/** `trysquare serve`: the reference server, until it is interrupted. */
export const serveCommand: CommandModule<object, ServeArguments> = {
  command: 'serve',
  describe: 'Start the reference server of the contract; --mutant injects a fault',
  builder: {
    ...contractOptions,
    port: { type: 'number', default: 0, requiresArg: true, describe: 'On 127.0.0.1; 0 takes a free one' },
    mutant: { type: 'string', requiresArg: true, describe: 'The fault to inject' },
    'list-mutants': { type: 'boolean', default: false, describe: 'Show the faults there are, and end' },
  } as never,
  async handler(args) {
    const { mutants } = await import('../reference/mutants/index.ts');
    if (args.listMutants) {
      for (const { id, requirement, title } of mutants)
        process.stdout.write(`${id}\t${requirement}\t${title}\n`);
      return;
    }
    const { startReference } = await import('./reference.ts');
    const { args: settled, config } = await settle(args, CONTRACT_SETTINGS);
    const contract = await contractOf(settled, config);
    const server = await startReference(contract, wholeNumber('port', args.port, 0, 65_535), args.mutant);
    const { full, other, restricted } = server.keys;
    process.stdout.write(
      `${contract.surface?.title ?? contract.title} at ${server.url}${args.mutant === undefined ? '' : `, with the fault ${args.mutant}`}\n` +
        `TRYSQUARE_KEY=${full} TRYSQUARE_KEY_OTHER=${other} TRYSQUARE_KEY_RESTRICTED=${restricted}\n`,
    );
    const { signal, dispose } = interruptible('ending');
    await new Promise((resolve) => signal.addEventListener('abort', resolve));
    dispose();
    await server.close();
  },
};
