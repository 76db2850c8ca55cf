import { describe, expect, it } from 'vitest'
import { isAddressOrNetwork, isAmong, networkOf } from '../../src/platform/shared/addresses.ts'

describe('an address of IPv6 counts with its network, of which one customer has all', () => {
  it.each([
    ['2001:db8::1', '2001:db8::/64'],
    ['2001:db8::2', '2001:db8::/64'],
    ['2001:db8:0:0:9::', '2001:db8::/64'],
    ['2001:0DB8:0000:0000:ffff:ffff:ffff:ffff', '2001:db8::/64'],
    ['2001:db8:0:1::', '2001:db8:0:1::/64'],
    ['::1', '::/64'],
    ['fe80::1%eth0', 'fe80::/64'],
    ['[2001:db8::1]:51234', '2001:db8::/64'],
    ['[2001:db8::1]', '2001:db8::/64'],
  ])('%s', (address, network) => {
    expect(networkOf(address)).toBe(network)
  })
})

describe('an address of IPv4 counts alone, in whatever form of IPv6 it comes', () => {
  it.each([
    '203.0.113.7',
    '::ffff:203.0.113.7',
    '::FFFF:cb00:7107',
    '0:0:0:0:0:ffff:cb00:7107',
    '::ffff:203.0.113.7%eth0',
    '64:ff9b::203.0.113.7',
    '::ffff:0:203.0.113.7',
    '2002:cb00:7107::1',
    '2002:cb00:7107:ffff::9',
    '203.0.113.7:51234',
    '[::ffff:203.0.113.7]:51234',
    ' 203.0.113.7 ',
  ])('%s', (address) => {
    expect(networkOf(address)).toBe('203.0.113.7')
  })
})

it('600 addresses of one network are one caller', () => {
  const callers = Array.from({ length: 600 }, (_, host) => networkOf(`2001:db8::${host.toString(16)}`))

  expect(new Set(callers).size).toBe(1)
})

it('whatever is no address is one caller, and not one for every text', () => {
  const texts = [
    '',
    'unknown',
    '_hidden',
    '10.1',
    '010.0.0.300',
    '1.2.3.4.5',
    '2001:db8::/64',
    '['.repeat(20_000),
  ]

  expect(new Set(texts.map(networkOf)).size).toBe(1)
})

describe('an address lies in a network', () => {
  it.each([
    ['10.1.0.0/16', '10.1.2.3', true],
    ['10.1.0.0/16', '::ffff:10.1.2.3', true],
    ['10.1.0.0/16', '10.2.0.1', false],
    ['10.0.0.2', '10.0.0.2', true],
    ['::ffff:10.0.0.2', '10.0.0.2', true],
    ['10.0.0.2', '10.0.0.3', false],
    ['fd00::/8', 'fd12::1', true],
    ['fd00::1', 'fd00:0::1', true],
    ['fd00::/8', '10.0.0.2', false],
    ['10.0.0.0/8', 'unknown', false],
  ])('%s has %s: %s', (network, address, isIn) => {
    expect(isAmong(['192.0.2.1', network], address)).toBe(isIn)
  })
})

it('a setting names addresses and networks only as they are meant', () => {
  const good = [
    '10.0.0.2',
    '10.1.0.0/16',
    '10.0.0.2/32',
    'fd00::/8',
    '::1',
    '2001:db8::1/128',
    '::ffff:10.0.0.2',
  ]
  const bad = [
    '10.1',
    '010.0.0.1',
    '0x7f.1',
    '10.0.0.0/33',
    '10.0.0.0/0',
    '::/0',
    'fd00::/129',
    '10.0.0.0/',
    '/8',
    'localhost',
  ]

  expect(good.filter((text) => !isAddressOrNetwork(text))).toEqual([])
  expect(bad.filter(isAddressOrNetwork)).toEqual([])
})
