import { resolve } from 'node:path';
import { type Config, emptyConfig } from '../../../config/config.ts';
import { keyPlaces } from '../../../config/key-places.ts';
import { readKeys } from '../../../config/keys.ts';
import type { Plan } from '../../../plan/plan.ts';
import { planOf } from '../../options.ts';
import type { Answers } from './answers.ts';

/** What came of trying the answers. */
export interface Trial {
  readonly plan: Plan;
  /** Where the key is to be put, before the target can be asked: then it was not. */
  readonly wants?: string;
}

/**
 * Reads the documents and asks the target what every run asks first.
 * @throws UserError that says what is wrong: with a document, the target, or the key.
 */
export async function tryAnswers({ target, surface, key }: Answers): Promise<Trial> {
  const config: Config = { ...emptyConfig, folder: resolve('.'), keys: { full: key } };
  const plan = await planOf({ target, surface, profile: 'core', readOnly: false, seed: 1 }, config);
  const [full] = keyPlaces(config, process.env);
  if (full !== undefined && !full.isThere) return { plan, wants: full.source.replace(/^(env|file):/, '') };
  await askTarget(plan, target, config);
  return { plan };
}

async function askTarget(plan: Plan, target: string, config: Config): Promise<void> {
  const { Credentials } = await import('../../../run/credentials.ts');
  const { Pace } = await import('../../../run/pace.ts');
  const { preflight } = await import('../../../run/preflight.ts');
  const { Session } = await import('../../../run/session.ts');
  const { Transport } = await import('../../../run/transport.ts');
  const keys = readKeys(config, process.env);
  const transport = new Transport({
    target,
    credentials: new Credentials(keys),
    timeout: 10_000,
    pace: new Pace({}),
    headers: [],
  });
  const session = new Session(plan, transport, () => {});
  try {
    await preflight(plan.kit, target, keys, (request, id) => session.send(request, id));
  } finally {
    transport.close();
  }
}
