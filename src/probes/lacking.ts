import type { Operation, Stop } from '../model.ts';

/** Lines of a configuration, as they are to be pasted. */
export function snippet(...lines: readonly string[]): string {
  return ['configure:', ...lines].join('\n');
}

/** A name as YAML takes it. */
export function yamlName(name: string): string {
  return /^[A-Za-z_][\w-]*$/.test(name) ? name : JSON.stringify(name);
}

/** A path parameter for which no value can be found out. */
export function lackingParameter(operation: Operation, name: string, collection: string): Stop {
  const message = `nothing lists or creates what {${name}} names in ${collection}`;
  return {
    verdict: 'inconclusive',
    reason: 'out-of-reach',
    message: `${message}; ${parameterSnippet(operation, name)}`,
  };
}

/** Where the value of a parameter goes: a name such as `id` means something else in every path. */
export function parameterSnippet({ key }: Operation, name: string): string {
  return snippet(
    'values:',
    '  operations:',
    `    ${JSON.stringify(key)}:`,
    '      parameters:',
    `        ${yamlName(name)}: …`,
  );
}
