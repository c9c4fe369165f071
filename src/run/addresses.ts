import { type LookupAddress, type LookupAllOptions, lookup } from 'node:dns';
import { BlockList, isIPv4, type LookupFunction } from 'node:net';

/** Asks for all addresses of a name. */
export type Resolve = (
  name: string,
  options: LookupAllOptions,
  done: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

type Nearness = 'of this machine' | 'of a private network' | 'of this link alone' | 'public';

/** Where requests must not be led that were meant for another place: a machine's own services, a network's, a cloud's. */
const NEAR: readonly (readonly [Exclude<Nearness, 'public'>, BlockList])[] = [
  // Where clouds tell their machines secrets, besides 169.254.169.254, whatever network the address seems to be of.
  ['of this link alone', subnets('100.100.100.200/32', '168.63.129.16/32', 'fd00:ec2::/32')],
  ['of this machine', subnets('127.0.0.0/8', '0.0.0.0/8', '::/96')],
  ['of this link alone', subnets('169.254.0.0/16', '192.0.0.0/24', '224.0.0.0/3', 'fe80::/10', 'ff00::/8')],
  [
    'of a private network',
    subnets(
      ...['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10', '198.18.0.0/15'],
      // Those that stand for an IPv4 address that is not looked at are taken for the nearest that a target may have.
      ...['fc00::/7', 'fec0::/10', '64:ff9b:1::/48', '2002::/16', '::ffff:0:0:0/96'],
    ),
  ],
];

function subnets(...all: readonly string[]): BlockList {
  const list = new BlockList();
  for (const subnet of all) {
    const [address = '', bits] = subnet.split('/');
    list.addSubnet(address, Number(bits), isIPv4(address) ? 'ipv4' : 'ipv6');
  }
  return list;
}

/**
 * Finds the addresses of a run's target, and none that is nearer to this machine than those it had at first. Whoever
 * runs a target runs its name: a public one could lead our requests, and the key, into the network that we stand in.
 * The addresses are not held fast otherwise: good targets change theirs, one by one or all at once, as they balance load or
 * fail over. Which names lead into a private network from the start is the user's to know.
 */
export function steadyLookup(resolve: Resolve = lookup): LookupFunction {
  let first: ReadonlySet<Nearness> | undefined;
  return (name, options, done) => {
    // The rest of what node asks for stands: which family, and only such addresses as this machine can reach.
    resolve(name, { ...options, all: true } as LookupAllOptions, (error, found) => {
      if (error !== null) return done(error, '', 0);
      first ??= new Set(found.map(nearnessOf));
      const known = first;
      const right = found.filter((one) => nearnessOf(one) === 'public' || known.has(nearnessOf(one)));
      const [other] = found;
      if (right.length === 0 && other !== undefined) return done(ledAstray(name, other), '', 0);
      if (options.all) return done(null, right);
      const [best] = right;
      return done(null, best?.address ?? '', best?.family ?? 0);
    });
  };
}

function nearnessOf({ address }: LookupAddress): Nearness {
  const plain = inside(address);
  const family = isIPv4(plain) ? 'ipv4' : 'ipv6';
  return NEAR.find(([, list]) => list.check(plain, family))?.[0] ?? 'public';
}

/** The IPv4 address that one of IPv6 stands for (mapped, or behind NAT64), in either way of writing; else itself. */
function inside(address: string): string {
  const [, end] = /^(?:::ffff:|64:ff9b::)([\d.]+|[\da-f]{1,4}:[\da-f]{1,4})$/i.exec(address) ?? [];
  if (end === undefined) return address.split('%')[0] ?? address;
  if (end.includes('.')) return end;
  return end
    .split(':')
    .flatMap((part) => [Number.parseInt(part, 16) >> 8, Number.parseInt(part, 16) & 0xff])
    .join('.');
}

function ledAstray(name: string, other: LookupAddress): NodeJS.ErrnoException {
  const message = `${name} leads to ${other.address} now, which is ${nearnessOf(other)}, and did not when the run began: nothing is sent there`;
  return Object.assign(new Error(message), { code: 'EHOSTUNREACH' });
}
