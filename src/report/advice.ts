import type { Reason } from '../model.ts';

/** What someone can do about a case that came to no judgement. */
export const ADVICE: Readonly<Record<Reason, string>> = {
  'precondition-unmet': 'make the request that was refused succeed, then run again',
  'no-data': 'give what is missing: data on the target, values in the configuration, or a key',
  'rate-limited': 'slow the run down (--rate), or raise the limit of this key on the target',
  unreachable: 'see whether the target is up and answers in time (--timeout), then run again',
  flaky: 'the same request came to different results: find out why the target is not steady',
  filtered: 'leave out the filter to have it judged',
  unsafe:
    'it is not sent where it could do harm: use a target whose data may be changed, or let the run make what it needs',
  'out-of-reach': 'give the value that is named in the configuration, or verify it by other means',
  'not-recorded': 'check the target itself, or record traffic that shows it',
  budget: 'judge it on a target with less data',
  aborted: 'run again to the end',
  'shard-missing': 'merge the reports of all shards',
  'not-tested': 'verify it by other means: no code tests it yet',
  unreadable:
    'mend what the message names in the document: complete it, or let what it refers to be read (--allow-ref)',
  harness: 'this is a defect of Trysquare: report it with the run attached',
};
