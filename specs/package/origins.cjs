/** Loaded before a command: writes down every name that is looked up and every place that is connected to. */
const { appendFileSync } = require('node:fs');
const dgram = require('node:dgram');
const dns = require('node:dns');
const net = require('node:net');

const note = (line) => appendFileSync(process.env.TRYSQUARE_ORIGINS, `${line}\n`);

const { connect } = net.Socket.prototype;
net.Socket.prototype.connect = function watched(...given) {
  const [first] = Array.isArray(given[0]) ? given[0] : given;
  const { host, port, path } = typeof first === 'object' ? first : { port: first, host: given[1] };
  note(`connect ${path ?? `${host ?? 'localhost'}:${port}`}`);
  return connect.apply(this, given);
};
for (const api of [dns, dns.promises])
  for (const name of Object.keys(api).filter((one) => /^(lookup|resolve|reverse)/.test(one))) {
    const original = api[name];
    api[name] = (...given) => {
      if (!net.isIP(String(given[0]))) note(`${name} ${given[0]}`);
      return original(...given);
    };
  }
const { send } = dgram.Socket.prototype;
dgram.Socket.prototype.send = function watched(...given) {
  note(`datagram ${given.slice(1).join(' ')}`);
  return send.apply(this, given);
};
