import type { CommandModule } from 'yargs';
import type { Operation } from '../model.ts';
import { configOf, type PlanArguments, planOf, planOptions } from './options.ts';

/** `trysquare plan`: what would be judged; sends nothing. */
export const planCommand: CommandModule<object, PlanArguments> = {
  command: 'plan',
  describe: 'Show what would be judged, an operation a line; sends nothing',
  builder: planOptions as never,
  async handler(args) {
    const plan = await planOf({ ...args, seed: args.seed ?? 1 }, configOf(args));
    const { operations } = plan.kit.contract;
    const widest = Math.max(...operations.map(({ key }) => key.length));
    const line = (operation: Operation): string => {
      const cases = plan.cases.filter((one) => one.operation === operation.key).length;
      const access = { required: 'key', optional: 'key optional', none: 'open' }[operation.security];
      return `${operation.key.padEnd(widest)}  ${operation.kind.padEnd(7)}  ${access.padEnd(12)}  ${cases} cases`;
    };
    process.stdout.write(
      `${operations.map(line).join('\n')}\n\n${operations.length} operations, ${plan.cases.length} cases, plan ${plan.digest.slice(0, 12)}\n`,
    );
  },
};
