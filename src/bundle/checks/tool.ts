import { isObject } from '../../documents/pointer.ts';
import { NAMES } from '../layout.ts';
import { refuse } from '../refusal.ts';
import { parseStrict } from '../strict-json.ts';
import type { Check } from './check.ts';

const REPORT_VERSION = 1;

export const tool: Check = {
  number: 5,
  name: 'tool',
  statement: 'It was made by this build, and its report is of the version that this build reads.',
  needs: ['files'],
  run(dossier) {
    const value = dossier.keep('reportValue', parseStrict(dossier.file(NAMES.report)));
    const own = dossier.expected.tool;
    const version = isObject(value) ? value['reportVersion'] : undefined;
    if (version !== REPORT_VERSION)
      refuse(`has a report of version ${String(version)}: this build reads version ${REPORT_VERSION}`);
    const made = isObject(value) && isObject(value['tool']) ? value['tool'] : {};
    if (made['name'] !== own.name || made['version'] !== own.version)
      refuse(
        `was made by ${String(made['name'])} ${String(made['version'])}: verify it with that (this is ${own.version})`,
      );
    const { build } = dossier.the('statement').predicate.tool;
    if (build !== own.build)
      refuse(
        `was made by the build ${String(build).slice(0, 16)} of ${own.version}, this is ${own.build.slice(0, 16)}`,
      );
    return `${own.name} ${own.version}, build ${own.build.slice(0, 16)}, report version ${REPORT_VERSION}`;
  },
};
