import { agreement } from './agreement.ts';
import { calibration } from './calibration.ts';
import { challenge } from './challenge.ts';
import type { Check } from './check.ts';
import { completeness } from './completeness.ts';
import { contract } from './contract.ts';
import { derived } from './derived.ts';
import { envelope } from './envelope.ts';
import { evidence } from './evidence.ts';
import { files } from './files.ts';
import { judging } from './judging.ts';
import { leftBehind } from './left-behind.ts';
import { outcome } from './outcome.ts';
import { plan } from './plan.ts';
import { report } from './report.ts';
import { restrictions } from './restrictions.ts';
import { results } from './results.ts';
import { rollUps } from './roll-ups.ts';
import { secrets } from './secrets.ts';
import { signatures } from './signatures.ts';
import { statement } from './statement.ts';
import { surface } from './surface.ts';
import { time } from './time.ts';
import { tool } from './tool.ts';

/** Every check of a bundle, in order: none needs one that comes later. */
export const checks: readonly Check[] = [
  envelope,
  signatures,
  statement,
  files,
  tool,
  report,
  contract,
  surface,
  plan,
  results,
  evidence,
  challenge,
  judging,
  completeness,
  rollUps,
  restrictions,
  outcome,
  time,
  calibration,
  secrets,
  derived,
  agreement,
  leftBehind,
];
