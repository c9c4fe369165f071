/** How this command was called, for lines to copy: npm tells what it runs that it found in a project. */
export function calledAs({ npm_command }: NodeJS.ProcessEnv): string {
  return npm_command === 'exec' ? 'npx trysquare' : 'trysquare';
}
