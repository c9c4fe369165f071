/** `documents.json`: which file of the bundle holds which document. */
export interface DocumentsFile {
  readonly documentsVersion: 1;
  /** The contract: the document itself, then those it refers to, in the order they were met. */
  readonly contract: readonly DocumentEntry[];
  /** The document that the contract was laid over; none where it was judged by its own operations. */
  readonly surface?: SurfaceEntry;
}

export interface DocumentEntry {
  /** How reports name it. */
  readonly label: string;
  /** Its name in the bundle. */
  readonly file: string;
}

export interface SurfaceEntry extends DocumentEntry {
  /** What its references are relative to: the URL it was read from, or a place that stands for its folder. */
  readonly location: string;
  readonly others: readonly (DocumentEntry & { readonly location: string })[];
  /** References to what could not be read, and why. */
  readonly missing: readonly { readonly location: string; readonly problem: string }[];
  /** In the order in which they amend it. */
  readonly overlays: readonly DocumentEntry[];
}

/** A document's text, and how reports name it. */
export interface Text {
  readonly label: string;
  readonly text: string;
}

/** A surface with all that it refers to, as texts: what is made of it depends on no disk and no network. */
export interface SurfaceTexts extends Text {
  readonly location: string;
  readonly others: ReadonlyMap<string, Text>;
  readonly missing: ReadonlyMap<string, string>;
  readonly overlays: readonly Text[];
}

/** All documents of a run, as texts. */
export interface DocumentTexts {
  readonly contract: readonly Text[];
  readonly surface?: SurfaceTexts;
}
