/** What the package brings with it: few, pinned, explained, and without a hand in the installation. */
import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';

const text = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const { dependencies } = JSON.parse(text('package.json')) as { dependencies: Record<string, string> };
const { packages } = JSON.parse(text('package-lock.json')) as {
  packages: Record<
    string,
    { dev?: boolean; devOptional?: boolean; peer?: boolean; hasInstallScript?: boolean }
  >;
};

test('each has a line that says why it is there, and no other has', () => {
  const listed = [...text('src/docs/dependencies.md').matchAll(/^\| `([^`]+)` \| \S/gm)].map(
    ([, name]) => name,
  );
  expect(listed).toEqual(Object.keys(dependencies).sort());
});

test('each is pinned to one version', () => {
  expect(Object.values(dependencies).filter((version) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
});

test('nothing that is installed with the package runs a script then', () => {
  const scripts = Object.entries(packages)
    .filter(([name, one]) => name !== '' && one.hasInstallScript && !one.dev && !one.devOptional && !one.peer)
    .map(([name]) => name);
  expect(scripts).toEqual([]);
});
