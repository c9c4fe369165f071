/** The thread that verifies a bundle: whoever waits for it can end it. */
import { parentPort, workerData } from 'node:worker_threads';
import { readFolder } from '../../bundle/folder.ts';
import { NAMES } from '../../bundle/layout.ts';
import { type Verification, verifyFolder } from '../../bundle/verify.ts';
import { UserError } from '../../errors.ts';
import { type ExpectationArguments, expectationsOf } from './expectations.ts';

/** What it is started with. */
export interface VerifyingWork {
  readonly bundle: string;
  readonly args: ExpectationArguments;
}

/** What a bundle came to, and the statement that was verified: the file may be another one by now. */
export interface Verified {
  readonly verification: Verification;
  readonly statement?: Uint8Array;
}

/** What it tells: each check as it begins, and what became of all, or why there was nothing to verify. */
export type VerifyingNews =
  | { readonly begun: string }
  | { readonly done: Verification['checks'][number] }
  | { readonly ended: Verified }
  | { readonly unusable: string };

const tell = (news: VerifyingNews): void => parentPort?.postMessage(news);
const { bundle, args } = workerData as VerifyingWork;

try {
  const folder = readFolder(bundle);
  const verification = await verifyFolder(folder, await expectationsOf(args), undefined, {
    begun: (name) => tell({ begun: name }),
    done: (result) => tell({ done: result }),
  });
  const statement = folder.files.get(NAMES.statement);
  tell({ ended: { verification, ...(statement !== undefined && { statement }) } });
} catch (error) {
  if (!(error instanceof UserError)) throw error;
  tell({ unusable: error.message });
}
