export function keyIn(bytes: Buffer): string | undefined;
