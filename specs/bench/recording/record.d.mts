export interface Recorded {
  readonly file: string;
  readonly requests: number;
}

export function record(): Promise<Recorded>;
