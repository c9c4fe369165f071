/** Why a run that is to end at its first failure has ended: it is whole as far as it was asked for. */
export const BAILED = 'the first failure ends the run, as asked';
