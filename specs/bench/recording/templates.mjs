import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

/**
 * The path templates of a document, each as a pattern of whole paths; fixed segments win over parameters.
 * @param {string} file an OpenAPI document, YAML or JSON
 * @returns {{template: string, pattern: RegExp}[]}
 */
export function templatesOf(file) {
  const text = readFileSync(file, 'utf8');
  const { paths = {} } = file.endsWith('.json') ? JSON.parse(text) : parse(text);
  return Object.keys(paths)
    .sort((a, b) => parametersIn(a) - parametersIn(b))
    .map((template) => ({ template, pattern: patternOf(template) }));
}

function parametersIn(template) {
  return template.split('{').length;
}

function patternOf(template) {
  const parts = template.split(/\{[^}]*\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('[^/?]+')}(?:\\?.*)?$`);
}
