/** Options of all commands that read a contract. */
export const contractOptions = {
  contract: {
    type: 'string',
    describe: 'The contract to judge by (default: the one of this package)',
    requiresArg: true,
  },
  surface: {
    type: 'string',
    describe:
      'The OpenAPI document (2.0 to 3.2; a file or a URL) whose operations are judged by the contract',
    requiresArg: true,
  },
  overlay: {
    type: 'string',
    array: true,
    nargs: 1,
    describe: 'An OpenAPI Overlay file that amends the surface; may be given more than once',
  },
  'allow-ref': {
    type: 'string',
    array: true,
    nargs: 1,
    describe:
      'A file, or a folder with all in it, that the surface may refer to outside of its own folder; may be given more than once',
  },
  config: {
    type: 'string',
    describe: 'A configuration file (default: trysquare.config.* of this folder; --no-config: none)',
    requiresArg: true,
  },
  seed: {
    type: 'number',
    describe: 'Makes data and choices repeat (default: random; 1 with --shard)',
    requiresArg: true,
  },
} as const;

export interface ContractArguments {
  readonly contract?: string | undefined;
  readonly surface?: string | undefined;
  readonly overlay?: readonly string[] | undefined;
  readonly allowRef?: readonly string[] | undefined;
  /** `false`: none, not even one that is found. */
  readonly config?: string | false | undefined;
  readonly seed?: number | undefined;
  readonly target?: string | undefined;
}
