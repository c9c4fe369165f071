/** What may follow each command that cannot be called by its name alone. */
const COMMANDS: Readonly<Record<string, string>> = {
  report: 'runs/today',
  replay: "runs/today 'auth/missing-key GET /api/chatbots/'",
  keygen: '--out vendor.key',
  verify: 'bundle --key vendor.key.pub',
  countersign: 'bundle --key vendor.key.pub --sign laboratory.key',
};

/** What each option can be told, by its name; where it differs from command to command, behind the command's. */
const OPTIONS: Readonly<Record<string, string>> = {
  target: 'http://127.0.0.1:8000',
  contract: 'contract.yaml',
  surface: 'openapi.json',
  overlay: 'amendments.yaml',
  'allow-ref': 'schemas',
  config: 'trysquare.config.yaml',
  seed: '7',
  only: "'auth/*'",
  skip: "'isolation/*'",
  operation: "'GET /api/chatbots/*'",
  concurrency: '4',
  rate: '20',
  timeout: '5000',
  report: 'junit=junit.xml',
  format: 'html=report.html',
  out: 'runs/today',
  'init out': 'trysquare.config.json',
  'keygen out': 'vendor.key',
  resume: 'runs/today',
  shard: '1/2',
  har: 'traffic.har',
  against: 'runs/yesterday',
  baseline: 'known.yaml',
  challenge: 'nonce-of-the-laboratory',
  sign: 'vendor.key',
  'countersign sign': 'laboratory.key',
  key: 'vendor.key.pub',
  calibration: 'calibration.json',
  limit: '60',
  build: 'DIGEST',
  'not-before': '2026-01-31T12:00:00Z',
  'not-after': '2026-01-31T12:00:00Z',
  port: '8000',
  mutant: 'auth/wrong-scheme-bearer',
  'key-env': 'TRYSQUARE_KEY',
  'key-file': 'staging.key',
  header: 'X-API-Key',
  prefix: 'Api-Key',
};

/** The words behind a command, as they may be: to be shown where some are missing. */
export function exampleOf(command: string): string {
  return COMMANDS[command] ?? '';
}

/** A value for an option of a command, as a shell takes it. */
export function exampleOfOption(command: string, option: string): string {
  // `--allowRef` is `--allow-ref`.
  const name = option.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return OPTIONS[`${command} ${name}`] ?? OPTIONS[name] ?? 'VALUE';
}
