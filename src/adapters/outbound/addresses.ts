import { BlockList, isIP } from 'node:net'

/** Networks that are not the internet (IANA's special-purpose registries), by address and prefix length. */
const special4 = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const

/** Those that carry an IPv4 address inside (mapped, NAT64, 6to4, Teredo) could lead anywhere. */
const special6 = [
  ['::', 96],
  ['::ffff:0:0', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
  ['5f00::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
] as const

// Two lists: one for both would look an IPv4 address up among the mapped ones as well.
const [blocked4, blocked6] = [new BlockList(), new BlockList()]
special4.forEach(([address, length]) => blocked4.addSubnet(address, length, 'ipv4'))
special6.forEach(([address, length]) => blocked6.addSubnet(address, length, 'ipv6'))

/** Whether an IP address belongs to the internet, rather than to a machine or a network behind us. */
export function isPublic(address: string): boolean {
  const family = isIP(address)
  if (family === 4) return !blocked4.check(address, 'ipv4')
  return family === 6 && !blocked6.check(address, 'ipv6')
}
