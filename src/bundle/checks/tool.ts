import { isObject } from '../../documents/pointer.ts';
import { NAMES } from '../layout.ts';
import { refuse } from '../refusal.ts';
import { parseStrict } from '../strict-json.ts';
import type { Check } from './check.ts';

const REPORT_VERSION = 1;

export const tool: Check = {
  number: 5,
  name: 'tool',
  statement:
    'It was made by this build or one that the verifier names, and its report is of the version that this build reads.',
  needs: ['files'],
  run(dossier) {
    const value = dossier.keep('reportValue', parseStrict(dossier.file(NAMES.report)));
    const own = dossier.expected.tool;
    const version = isObject(value) ? value['reportVersion'] : undefined;
    if (version !== REPORT_VERSION)
      refuse(`has a report of version ${String(version)}: this build reads version ${REPORT_VERSION}`);
    const made = isObject(value) && isObject(value['tool']) ? value['tool'] : {};
    const { build } = dossier.the('statement').predicate.tool;
    const [release, digest] = [
      `${String(made['name'])} ${String(made['version'])}`,
      String(build).slice(0, 16),
    ];
    const isNamed = dossier.expected.builds?.includes(build) === true;
    if (made['name'] !== own.name || (!isNamed && made['version'] !== own.version))
      refuse(`was made by ${release}: verify it with that (this is ${own.version})`);
    if (!isNamed && build !== own.build)
      refuse(
        `was made by another build of ${own.version} than this: verify it with that, or name it, if you trust it: --build ${String(build)}`,
      );
    const whose = build === own.build ? '' : ', which you named';
    return `${release}, build ${digest}${whose}, report version ${REPORT_VERSION}`;
  },
};
