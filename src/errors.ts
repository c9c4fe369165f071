import type { Location } from './model.ts';

/** An error that the user can mend: said in a sentence, without a stack; the command ends with exit code 2. */
export class UserError extends Error {
  override readonly name: string = 'UserError';
}

/** The command line or the configuration is wrong. */
export class UsageError extends UserError {
  override readonly name = 'UsageError';
}

/** The target cannot be judged: nothing is there, the key is refused, or it is another API. */
export class PreflightError extends UserError {
  override readonly name = 'PreflightError';
}

/** A document cannot be read or is not valid: says which file, where, and why. */
export class DocumentError extends UserError {
  override readonly name = 'DocumentError';

  constructor(where: Location | string, reason: string, options?: ErrorOptions) {
    const place = typeof where === 'string' ? where : `${where.file}:${where.line}:${where.column}`;
    super(`${place}: ${reason}`, options);
  }
}
