/**
 * The pattern of `-t`, so that nothing is sent for tests that do not run. Vitest tells tests of it nowhere but in the
 * state of its worker; where that is another, all is judged, and vitest leaves out what was not asked for.
 */
export function asked(): RegExp | undefined {
  const { __vitest_worker__: worker } = globalThis as {
    __vitest_worker__?: { config?: { testNamePattern?: RegExp } };
  };
  const pattern = worker?.config?.testNamePattern;
  return typeof pattern?.test === 'function' ? pattern : undefined;
}
