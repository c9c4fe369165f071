/** A command that a GitHub runner takes a line of a log for. */
export interface Command {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly data: string;
}

/** Those that the runner knows. */
const REGISTERED = new Set([
  'internal-set-repo-path',
  'set-env',
  'set-output',
  'save-state',
  'add-path',
  'add-mask',
  'add-matcher',
  'remove-matcher',
  'debug',
  'warning',
  'error',
  'notice',
  'group',
  'endgroup',
  'echo',
  'stop-commands',
]);

/** The commands in a log, as a GitHub runner finds them: in its present form at the start of a line, in its old one anywhere. */
export function commandsIn(log: string): Command[] {
  return log.split(/\r\n|\r|\n/).flatMap((line) => present(line) ?? old(line) ?? []);
}

/** Whether another build server (Azure, TeamCity, GitLab) takes something in the log for a command. */
export function hasOtherCommands(log: string): boolean {
  return /##vso\[|##teamcity\[|section_(?:start|end):\d/i.test(log);
}

function present(line: string): Command | undefined {
  const text = line.trimStart();
  const end = text.indexOf('::', 2);
  if (!text.startsWith('::') || end < 0) return undefined;
  return command(text.slice(2, end), ',', text.slice(end + 2));
}

function old(line: string): Command | undefined {
  const start = line.indexOf('##[');
  const end = line.indexOf(']', start);
  if (start < 0 || end < 0) return undefined;
  return command(line.slice(start + 3, end), ';', line.slice(end + 1));
}

function command(head: string, separator: string, data: string): Command | undefined {
  const [name = ''] = head.split(' ', 1);
  if (!REGISTERED.has(name)) return undefined;
  const pairs = head
    .slice(name.length)
    .trim()
    .split(separator)
    .filter((part) => part.includes('='));
  const properties = Object.fromEntries(
    pairs.map((pair) => [pair.slice(0, pair.indexOf('=')), unescaped(pair.slice(pair.indexOf('=') + 1))]),
  );
  return { name, properties, data: unescaped(data) };
}

function unescaped(text: string): string {
  return text.replace(/%(0D|0A|3A|2C|25)/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}
