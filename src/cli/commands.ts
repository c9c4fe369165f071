import type { Argv, CommandModule } from 'yargs';

// biome-ignore lint/suspicious/noExplicitAny: each command has arguments of its own
type AnyCommand = CommandModule<object, any>;

/**
 * A command of which only the line in the help is there until it is asked for: loading all that one command needs
 * takes longer than anybody wants to wait for the help of another.
 */
function lazily(command: string, describe: string, load: () => Promise<AnyCommand>): AnyCommand {
  return {
    command,
    describe,
    async builder(cli: Argv) {
      const { builder } = await load();
      return typeof builder === 'function' ? await builder(cli) : cli.options(builder ?? {});
    },
    async handler(args) {
      await (await load()).handler(args);
    },
  } as AnyCommand;
}

/** Every command, in the order of the help. */
export const commands: AnyCommand[] = [
  lazily(
    'check [target]',
    'Judge a running API; without a target, the reference server is started and judged',
    async () => (await import('./check.ts')).checkCommand,
  ),
  lazily(
    'plan',
    'Show what was understood, an operation a line, and what data is missing; sends nothing',
    async () => (await import('./plan.ts')).planCommand,
  ),
  lazily(
    'report <runs..>',
    'Show a recorded run in any format, or compare it with another; sends nothing',
    async () => (await import('./report.ts')).reportCommand,
  ),
  lazily(
    'replay <run> <case>',
    'Send one case of a recorded run again, and show the recorded answer beside the new one',
    async () => (await import('./replay.ts')).replayCommand,
  ),
  lazily(
    'serve',
    'Start the reference server of the contract; --mutant injects a fault',
    async () => (await import('./serve.ts')).serveCommand,
  ),
  lazily(
    'calibrate [target]',
    'Show which known faults the suite catches, injected before a conforming target',
    async () => (await import('./calibrate.ts')).calibrateCommand,
  ),
  lazily(
    'config [target]',
    'Show which settings are in force, and from where each comes; sends nothing',
    async () => (await import('./config.ts')).configCommand,
  ),
  lazily(
    'init [target]',
    'Write a configuration, after it was tried; or a starter contract for an API of your own (--contract)',
    async () => (await import('./init.ts')).initCommand,
  ),
  lazily(
    'keygen',
    'Make an Ed25519 key pair to sign bundles with: FILE, which stays with you, and FILE.pub',
    async () => (await import('./keygen.ts')).keygenCommand,
  ),
  lazily(
    'verify <bundle>',
    'Judge a certified bundle, sending nothing',
    async () => (await import('./verify.ts')).verifyCommand,
  ),
  lazily(
    'countersign <bundle>',
    'Verify a bundle, and put a second signature under it',
    async () => (await import('./countersign.ts')).countersignCommand,
  ),
  lazily(
    'completion [shell]',
    'Print a script that completes commands, options and values in the shell',
    async () => (await import('./print-completion.ts')).completionCommand,
  ),
];

/** The word by which a command is called. */
export const nameOf = ({ command }: (typeof commands)[number]): string => String(command).split(' ')[0] ?? '';

/** The words that may follow `trysquare`. */
export const commandNames: readonly string[] = commands.map(nameOf);
