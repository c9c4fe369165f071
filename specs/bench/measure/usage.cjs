// Preloaded into a process that is measured: at its end it writes what it took to the file that BENCH_USAGE names.
// `atFirst` is what it had taken when its first request left: start and planning.
const { subscribe, unsubscribe } = require('node:diagnostics_channel');
const { writeFileSync } = require('node:fs');

const FIRST_REQUEST = 'http.client.request.start';
let atFirst = 0;

function taken() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

function atFirstRequest() {
  atFirst = taken();
  unsubscribe(FIRST_REQUEST, atFirstRequest);
}

subscribe(FIRST_REQUEST, atFirstRequest);
process.on('exit', () => {
  const megabytes = process.resourceUsage().maxRSS / 1024;
  writeFileSync(process.env.BENCH_USAGE, JSON.stringify({ cpu: taken(), atFirst, megabytes }));
});
