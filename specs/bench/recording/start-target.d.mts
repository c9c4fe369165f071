export interface Counts {
  readonly requests: number;
  readonly unknown: number;
}

export interface Target {
  close(): Promise<void>;
}

export function startTarget(file: string): Promise<Target>;
