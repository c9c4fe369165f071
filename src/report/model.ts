import type {
  CaseResult,
  Exchange,
  Level,
  OperationKey,
  Profile,
  Reason,
  RequirementId,
  Verdict,
} from '../model.ts';

/** How a run ended for a profile. */
export type RunOutcome =
  | 'conformant'
  | 'conformant-with-deviations'
  | 'nonconformant'
  | 'incomplete'
  | 'invalid';

/** `report.json`. Its JSON Schema is published with the package (`report.schema.json`). */
export interface Report {
  readonly reportVersion: 1;
  readonly tool: { readonly name: string; readonly version: string };
  readonly run: RunFacts;
  readonly subject: { readonly target: string };
  readonly contract: {
    readonly id: string;
    readonly version: string;
    readonly title: string;
    readonly digest: string;
    readonly operations: number;
    /** The document that the contract was laid over, where that is another than its own. */
    readonly surface?: SurfaceReport;
  };
  readonly plan: {
    readonly digest: string;
    readonly cases: number;
    readonly filters: readonly string[];
    /** The part of the plan that this run judged, counted from 1, where it did not judge all. */
    readonly shard?: { readonly index: number; readonly of: number };
  };
  /** Of the profile that was asked for. */
  readonly outcome: RunOutcome;
  readonly profile: Profile;
  readonly profiles: Readonly<Record<Profile, ProfileReport>>;
  readonly requirements: readonly RequirementReport[];
  readonly findings: readonly Finding[];
  readonly places: Places;
  readonly cases: readonly CaseResult[];
  /** What this run made and could not remove. */
  readonly leftBehind: readonly LeftBehind[];
  /** Of a certified run: what the verdicts rest on. */
  readonly evidence?: EvidenceFacts;
  readonly footer: { readonly complete: boolean; readonly cases: Readonly<Record<Verdict, number>> };
}

/** What a certified run has on record. */
export interface EvidenceFacts {
  /** SHA-256 of `evidence/exchanges.ndjson`, in hex. */
  readonly digest: string;
  readonly exchanges: number;
}

/** Where the documents speak of what findings name: `FILE:LINE` by name. */
export interface Places {
  readonly operations: Readonly<Record<OperationKey, string>>;
  /** By the JSON pointer of the rule, as an example's `schemaPath` has it. */
  readonly rules: Readonly<Record<string, string>>;
}

/** The document whose operations were judged, as it was understood. */
export interface SurfaceReport {
  readonly title: string;
  readonly version: string;
  readonly digest: string;
  /** All that it documents, those that cannot be judged among them. */
  readonly operations: number;
  readonly untestable: readonly {
    readonly operation: OperationKey;
    readonly reason: string;
    readonly at: string;
  }[];
  /** Where the document says otherwise than the contract: about the document, not about the target. */
  readonly contradictions: readonly DocumentRemark[];
  /** What is odd about it, without being a reason not to judge. */
  readonly notes: readonly DocumentRemark[];
}

/** Something to know of a document, where it stands, and the operations that it is about. */
export interface DocumentRemark {
  readonly message: string;
  /** `FILE:LINE`, the file's name without its folder. */
  readonly at: string;
  readonly operations?: readonly OperationKey[];
}

/** How a run was made, and how it went. */
export interface RunFacts {
  /** `live`: judged while sending. `judged`: from recorded exchanges. */
  readonly mode: 'live' | 'judged';
  readonly seed: number;
  readonly readOnly: boolean;
  /** What a verifier asked to be sent with every request, as the header `Trysquare-Challenge`. */
  readonly challenge?: string;
  /** Names of members whose values stand nowhere: others of their kind stand for them. */
  readonly redacted?: readonly string[];
  /** RFC 3339. */
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly requests: number;
  /** Why the run ended before its plan did. */
  readonly aborted?: string;
  /** Of a merged report: the runs that it was made of. */
  readonly shards?: readonly ShardFacts[];
}

/** The run of one shard. */
export interface ShardFacts {
  readonly index: number;
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly requests: number;
}

/** What a profile comes to: the ids of its requirements, each in one of the lists. */
export interface ProfileReport {
  readonly outcome: RunOutcome;
  readonly verified: readonly RequirementId[];
  readonly failed: readonly RequirementId[];
  readonly notVerified: readonly RequirementId[];
  /** Failed at SHOULD or MAY level. */
  readonly deviations: readonly RequirementId[];
  readonly notApplicable: readonly RequirementId[];
}

/** An operation that a requirement could not be judged on, and why. */
export interface OpenOperation {
  readonly operation: OperationKey;
  readonly reason: Reason;
  readonly message: string;
}

/** What a requirement comes to, over all operations that it applies to. */
export interface RequirementReport {
  readonly id: RequirementId;
  readonly level: Level;
  readonly statement: string;
  readonly basis: string;
  readonly source: string;
  readonly fix: string;
  readonly profiles: readonly Profile[];
  /** Its row in the contract: `FILE:LINE`. */
  readonly at: string;
  readonly verdict: Verdict;
  /** Why no code tests it yet. */
  readonly notTested?: string;
  readonly cases: number;
  readonly operations: {
    readonly pass: readonly OperationKey[];
    readonly fail: readonly OperationKey[];
    readonly inconclusive: readonly OpenOperation[];
    readonly notRun: readonly OpenOperation[];
    readonly error: readonly OpenOperation[];
  };
}

/** Failures with one cause. */
export interface Finding {
  /** Names the cause, the same in every run: hex. */
  readonly fingerprint: string;
  readonly requirement: RequirementId;
  readonly level: Level;
  /** What is wrong, in one sentence. */
  readonly title: string;
  readonly statement: string;
  readonly source: string;
  readonly fix: string;
  /** The fingerprint of the finding that explains this one: it failed on the same exchanges. */
  readonly consequenceOf?: string;
  readonly operations: readonly OperationKey[];
  /** Failed checks that it stands for. */
  readonly occurrences: number;
  readonly example: FindingExample;
}

/** One case of a finding: what would have been right, what came, and how to send it again. */
export interface FindingExample {
  readonly case: string;
  readonly operation: OperationKey;
  readonly expected?: unknown;
  readonly actual?: unknown;
  /** Where in the body, as a JSON pointer. */
  readonly instancePath?: string;
  /** Which rule of the contract, as a JSON pointer. */
  readonly schemaPath?: string;
  readonly exchange?: Exchange;
  /** A line for a shell that repeats the request, with `$TRYSQUARE_KEY` in place of the key. */
  readonly curl?: string;
}

/** Something that a run made and could not remove: its path below the target, and why. */
export interface LeftBehind {
  readonly path: string;
  readonly reason: string;
}
