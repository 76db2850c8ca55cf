/** IP addresses as limits and trust count them, whatever way they are written. */
import ipaddr from 'ipaddr.js'

type Address = ipaddr.IPv4 | ipaddr.IPv6

/** What is no address counts as one caller: a proxy may write anything, and not every text may be a caller of its own. */
const UNREADABLE = 'unreadable'
/** Cut before any expression sees it. */
const LONGEST_ADDRESS = 100
/** Some proxies write the port behind the address: `203.0.113.7:51234`, `[2001:db8::1]:51234`. */
const WITH_PORT = /^(?:\[([^\]]+)\]|([\d.]+))(?::\d+)?$/
/** Of the eight groups of an IPv6 address, those that name the network of one customer (a /64). */
const NETWORK_GROUPS = 4
const GLOBAL_UNICAST = '2000::/3'
/** Kinds of IPv6 addresses that stand for an IPv4 one, and the group where that begins. */
const EMBEDDED_AT: Partial<Record<ReturnType<ipaddr.IPv6['range']>, number>> = {
  ipv4Mapped: 6,
  rfc6145: 6,
  rfc6052: 6,
  '6to4': 1,
}

/** The caller that an address stands for: its IPv4 address, in whatever IPv6 form it comes, or the /64 of its network. */
export function networkOf(address: string): string {
  const parsed = parse(address)
  if (parsed === null) return UNREADABLE
  if (parsed instanceof ipaddr.IPv4) return parsed.toString()
  const network = parsed.parts.map((group, at) => (at < NETWORK_GROUPS ? group : 0))
  return `${new ipaddr.IPv6(network)}/64`
}

/** Whether an address is one of these, or lies in one of these networks. */
export function isAmong(addressesAndNetworks: readonly string[], address: string): boolean {
  const parsed = parse(address)
  return parsed !== null && addressesAndNetworks.some((each) => lies(parsed, each))
}

/** Whether an address is one of the Internet: no private, local, shared, documentary or otherwise special one, however it is written. */
export function isPublic(address: string): boolean {
  if (!ipaddr.isValid(address)) return false
  // As it is written: what wraps another address leads through somebody's gateway.
  const parsed = ipaddr.parse(address)
  if (parsed.range() !== 'unicast') return false
  return parsed instanceof ipaddr.IPv4 || parsed.match(ipaddr.IPv6.parseCIDR(GLOBAL_UNICAST))
}

/** Whether an IPv6 address leads to an IPv4 one through somebody's gateway (6to4, NAT64), and not to it alone. */
export function isThroughGateway(address: string): boolean {
  if (!ipaddr.IPv6.isValid(address)) return false
  const range = ipaddr.IPv6.parse(address).range()
  return range !== 'ipv4Mapped' && range in EMBEDDED_AT
}

/** Whether a text names an address or a network: `10.0.0.2`, `10.1.0.0/16`, `fd00::/8`. */
export function isAddressOrNetwork(text: string): boolean {
  if (!text.includes('/')) return ipaddr.IPv4.isValidFourPartDecimal(text) || ipaddr.IPv6.isValid(text)
  // A network of no bits is everybody.
  return (
    !text.endsWith('/0') && (ipaddr.IPv4.isValidCIDRFourPartDecimal(text) || ipaddr.IPv6.isValidCIDR(text))
  )
}

function parse(text: string): Address | null {
  const cut = text.trim().slice(0, LONGEST_ADDRESS)
  const [, bracketed, dotted] = WITH_PORT.exec(cut) ?? []
  const address = bracketed ?? dotted ?? cut
  if (ipaddr.IPv4.isValidFourPartDecimal(address)) return ipaddr.IPv4.parse(address)
  return ipaddr.IPv6.isValid(address) ? withoutWrapping(ipaddr.IPv6.parse(address)) : null
}

function withoutWrapping(address: ipaddr.IPv6): Address {
  const at = EMBEDDED_AT[address.range()]
  return at === undefined ? address : new ipaddr.IPv4(address.toByteArray().slice(at * 2, at * 2 + 4))
}

function lies(address: Address, network: string): boolean {
  const [base, bits] = network.includes('/') ? ipaddr.parseCIDR(network) : [parse(network), null]
  if (base === null || base.kind() !== address.kind()) return false
  return bits === null ? base.toString() === address.toString() : address.match(base, bits)
}
