/**
 * The pattern of `-t`, so that nothing is sent for tests that do not run. Jest tells tests of it nowhere but in the state
 * of its runner; where that is another, all is judged, and jest leaves out what was not asked for.
 */
export function asked(): RegExp | undefined {
  const state = Object.getOwnPropertySymbols(globalThis)
    .filter(({ description }) => description === 'JEST_STATE_SYMBOL')
    .map((symbol) => (globalThis as Record<symbol, unknown>)[symbol] as { testNamePattern?: unknown });
  const pattern = state[0]?.testNamePattern as RegExp | null | undefined;
  return typeof pattern?.test === 'function' ? pattern : undefined;
}
