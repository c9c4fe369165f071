import type { KeyObject } from 'node:crypto';
import { buildDigest, thisTool } from '../../src/bundle/build.ts';
import { sha256 } from '../../src/bundle/digest.ts';
import type { Expectations } from '../../src/bundle/dossier.ts';
import { type Envelope, envelopeText, IN_TOTO, readEnvelope, signed } from '../../src/bundle/dsse.ts';
import { lineOf, type Recorded } from '../../src/bundle/evidence.ts';
import type { Folder } from '../../src/bundle/folder.ts';
import { derivedFormats, derivedName, NAMES } from '../../src/bundle/layout.ts';
import { judgeRecord, recounted } from '../../src/bundle/recount.ts';
import { predicateOf, type Statement, statementOf } from '../../src/bundle/statement.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { jsonText } from '../../src/report/formats/common/json-text.ts';
import type { Report } from '../../src/report/model.ts';
import { expecting, type Ran, recordIn } from './support.ts';

/** A value that may be changed at will. */
export type Mutable<T> = T extends string | number | boolean | undefined
  ? T
  : { -readonly [K in keyof T]: Mutable<T[K]> };

/** A bundle in the hands of its vendor, who holds the key and wants it to say something else. */
export class Draft {
  readonly files: Map<string, Buffer>;
  readonly made: Ran;
  readonly key: KeyObject;
  /** What the partner asks; a tampering may show only where they ask it. */
  expected: Expectations;
  /** The bundle as it is read from a disk, where that is what it is about. */
  onDisk: Folder | undefined;

  constructor(files: ReadonlyMap<string, Buffer>, made: Ran, key: KeyObject) {
    this.files = new Map(files);
    this.made = made;
    this.key = key;
    this.expected = expecting(made.contract, key);
  }

  get folder(): Folder {
    return this.onDisk ?? { files: this.files, problems: [] };
  }

  text(name: string): string {
    return this.files.get(name)?.toString('utf8') ?? '';
  }

  write(name: string, text: string): this {
    this.files.set(name, Buffer.from(text));
    return this;
  }

  /** Changes a JSON file, and writes it as this tool does. */
  edit<T>(name: string, change: (value: Mutable<T>) => void): this {
    const value = JSON.parse(this.text(name)) as Mutable<T>;
    change(value);
    return this.write(name, jsonText(value));
  }

  report(change: (report: Mutable<Report>) => void): this {
    return this.edit<Report>(NAMES.report, change);
  }

  /** Changes the evidence, and what the report says of it. */
  record(change: (record: Mutable<Recorded>[]) => Mutable<Recorded>[] | undefined): this {
    const record = recordIn(this.files) as Mutable<Recorded>[];
    const changed = change(record) ?? record;
    return this.evidence(changed.map((one) => lineOf(one as Recorded)).join(''), changed.length);
  }

  evidence(text: string, exchanges?: number): this {
    this.write(NAMES.evidence, text);
    return this.report(({ evidence }) => {
      if (evidence === undefined) return;
      evidence.digest = sha256(text);
      evidence.exchanges = exchanges ?? evidence.exchanges;
    });
  }

  /** Makes all that follows from the report's verdicts say so: requirements, outcome, counts, derived formats. */
  recount(plan: Plan = this.made.run.plan): this {
    const report = JSON.parse(this.text(NAMES.report)) as Report;
    const evidence = {
      record: recordIn(this.files),
      bytes: this.files.get(NAMES.evidence) ?? Buffer.alloc(0),
    };
    return this.write(NAMES.report, jsonText(recounted(plan, report.cases, report, evidence))).derive();
  }

  /** Gives the report the verdicts that the evidence shows by now. */
  async rejudge(): Promise<this> {
    const { results } = await judgeRecord(this.made.run.plan, recordIn(this.files));
    return this.report((report) => {
      report.cases = results as typeof report.cases;
    }).recount();
  }

  derive(): this {
    const report = JSON.parse(this.text(NAMES.report)) as Report;
    for (const format of derivedFormats) this.write(derivedName(format), format.render(report));
    return this;
  }

  /** Signs all files as they are, with a statement that says what the report says. */
  sign(...others: readonly KeyObject[]): this {
    return this.state(() => {}, ...others);
  }

  /** The same with a statement that is changed before it is signed. */
  state(change: (statement: Mutable<Statement>) => void, ...others: readonly KeyObject[]): this {
    const files = new Map(this.files);
    files.delete(NAMES.statement);
    const report = { ...this.made.report, ...(JSON.parse(this.text(NAMES.report)) as Report) };
    const statement = statementOf(predicateOf(report, { ...thisTool(), build: buildDigest() }), files);
    change(statement as Mutable<Statement>);
    return this.envelope({ payloadType: IN_TOTO, payload: Buffer.from(JSON.stringify(statement)) }, [
      this.key,
      ...others,
    ]);
  }

  envelope(content: Omit<Envelope, 'signatures'>, keys: readonly KeyObject[]): this {
    const empty: Envelope = { ...content, signatures: [] };
    return this.write(NAMES.statement, envelopeText(keys.reduce(signed, empty)));
  }

  /** Changes the envelope as it is. */
  reseal(change: (envelope: Envelope) => Envelope): this {
    const bytes = this.files.get(NAMES.statement) ?? Buffer.alloc(0);
    return this.write(NAMES.statement, envelopeText(change(readEnvelope(bytes))));
  }
}

/** A way to make a bundle say what is not so. */
export interface Tampering {
  readonly name: string;
  /** The check that has to refuse it. */
  readonly refusedBy: string;
  /** The bundle it starts from: one of a clean server unless said. */
  readonly of?: 'faulty' | 'surface';
  /** Goes through all checks. */
  readonly full?: true;
  readonly tamper: (draft: Draft) => unknown;
}
