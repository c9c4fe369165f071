import type { KeyObject } from 'node:crypto';
import type { Contract } from '../contract/contract.ts';
import type { Plan } from '../plan/plan.ts';
import type { Report } from '../report/model.ts';
import type { Tool } from './build.ts';
import type { CalibrationFile } from './calibration.ts';
import type { DocumentTexts } from './documents/model.ts';
import type { Envelope } from './dsse.ts';
import type { Recorded } from './evidence.ts';
import type { Folder } from './folder.ts';
import type { PlanFile } from './plan-file.ts';
import type { Judgement } from './recount.ts';
import { refuse } from './refusal.ts';
import type { Statement } from './statement.ts';

/** What a verifier brings along: what is to be true is theirs to say, not the bundle's. */
export interface Expectations {
  /** Public keys that all have to have signed. */
  readonly keys: readonly KeyObject[];
  /** What the target had to be judged by. */
  readonly contract: Contract;
  /** This build. */
  readonly tool: Tool;
  /** Digests of other builds that may have made it. Whatever made it, it is judged by this one. */
  readonly builds?: readonly string[];
  readonly now: Date;
  readonly challenge?: string;
  readonly profile?: string;
  /** Digest of the surface, where the verifier has it. */
  readonly surface?: string;
  readonly notBefore?: Date;
  readonly notAfter?: Date;
}

/** What checks have found, for those that come after. */
export interface Facts {
  readonly envelope: Envelope;
  readonly statement: Statement;
  readonly reportValue: unknown;
  readonly report: Report;
  readonly documents: DocumentTexts;
  /** The verifier's own, with the names that the bundle's reports use. */
  readonly contract: Contract;
  /** The same, laid over the bundle's surface where there is one. */
  readonly laid: Contract;
  readonly planFile: PlanFile;
  readonly plan: Plan;
  readonly record: readonly Recorded[];
  readonly judgement: Judgement;
  readonly calibration: CalibrationFile;
}

/** A bundle under examination. */
export class Dossier {
  readonly folder: Folder;
  readonly expected: Expectations;
  readonly #facts: { -readonly [Name in keyof Facts]?: Facts[Name] } = {};

  constructor(folder: Folder, expected: Expectations) {
    this.folder = folder;
    this.expected = expected;
  }

  /** @throws Refusal where the bundle has no such file. */
  file(name: string): Buffer {
    return this.folder.files.get(name) ?? refuse(`has no ${name}`);
  }

  /** Keeps what a check has found. */
  keep<Name extends keyof Facts>(name: Name, fact: Facts[Name]): Facts[Name] {
    this.#facts[name] = fact;
    return fact;
  }

  /** The build that made the bundle, once it is known to be one that the verifier trusts. */
  maker(): Tool {
    const { name, version } = this.the('report').tool;
    return { name, version, build: this.the('statement').predicate.tool.build };
  }

  /** What an earlier check has found: checks name those that they need. */
  the<Name extends keyof Facts>(name: Name): Facts[Name] {
    const fact: Facts[Name] | undefined = this.#facts[name];
    if (fact === undefined) throw new Error(`no check has found the ${name}`);
    return fact;
  }
}
