import { readFileSync } from 'node:fs';
import { arch, cpus, loadavg, platform, release, totalmem } from 'node:os';

/** What the figures depend on besides the code, a sentence. */
export function machine() {
  const [first] = cpus();
  const { version } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'));
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  return (
    `Trysquare ${version}, Node ${process.versions.node}, ${platform()} ${release()} ${arch()}, ` +
    `${cpus().length} × ${first?.model.trim()}, ${gigabytes} GB`
  );
}

/** How many processes wanted a processor, on average over the last minute. */
export function load() {
  return loadavg()[0].toFixed(1);
}
