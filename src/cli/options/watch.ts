/** Options of `check` for whoever is writing the server. */
export const watchOptions = {
  watch: {
    type: 'string',
    describe:
      'Judge again when the contract, the surface, the configuration or this folder changes, or the target comes back up',
  },
  open: { type: 'boolean', default: false, describe: 'Show the HTML report in the browser' },
} as const;

export interface WatchArguments {
  /** Folders; empty where only the documents are watched. */
  readonly watch?: string | readonly string[] | undefined;
  readonly open: boolean;
}
