/** What somebody who means no good, or a broken program, would send. */
import fc from 'fast-check'
import { hostileBodies } from '../support/hostile-bodies.ts'
import { hostileTables } from '../support/hostile-files.ts'
import { hostileHeaders, hostileQueries } from '../support/hostile-requests.ts'
import type { Dice } from './dice.ts'

const texts = [
  "'; drop table pledges; --",
  "' or 1=1 --",
  '=cmd|"/c calc"!A1',
  '@SUM(1+1)*cmd',
  '../../../../etc/passwd',
  '..\\..\\windows',
  '%2e%2e%2f%00',
  '\u0000',
  '\ud800',
  '\u202e\u200b\ufeff',
  'e\u0301'.repeat(50),
  '🧨'.repeat(101),
  '<script>alert(1)</script>',
  '{{7*7}}',
  '__proto__',
  'constructor',
  'NaN',
  '',
  ' ',
  '\r\nX-Injected: 1',
  'a'.repeat(10_000),
  '00000000-0000-0000-0000-000000000000',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
  '2025-02-30',
  '9999-12-31',
  '0000-01-01',
  '2025-13',
]

const numbers = [0, -1, -0, 1, 0.5, 1e-300, 1e13, 1e13 + 1, 2 ** 31, 2 ** 53 - 1, 2 ** 53, 1e308, -(2 ** 63)]

const anyText = fc.string({ unit: 'binary', maxLength: 60 })
const anyJson = fc.jsonValue({ maxDepth: 3 })

export function hostileText(dice: Dice): string {
  return dice.happens(0.7) ? dice.pick(texts) : dice.of(anyText)
}

export function hostileValue(dice: Dice): unknown {
  switch (dice.weighted({ text: 5, number: 4, simple: 2, json: 3, deep: 0.5, proto: 0.5 })) {
    case 'text':
      return hostileText(dice)
    case 'number':
      return dice.pick(numbers)
    case 'simple':
      return dice.pick([null, true, false, [], {}, [[]], [null], { length: 1 }])
    case 'json':
      return dice.of(anyJson)
    case 'deep':
      return nested(dice.upTo(1_000))
    case 'proto':
      return JSON.parse('{"constructor":{"prototype":{"admin":true}},"toString":1}')
  }
}

function nested(depth: number): unknown {
  let value: unknown = 1
  for (let level = 0; level < depth; level += 1) value = level % 2 ? [value] : { a: value }
  return value
}

/** A whole body, as bytes that need not be JSON, with the type that it claims to have. */
export function hostileBody(dice: Dice, sent: CostlySent): { payload: string; type: string } {
  if (dice.happens(0.2)) return { payload: costly.body(dice, sent), type: 'application/json' }
  const json = JSON.stringify(hostileValue(dice)) ?? '1'
  const payload = dice.pick([
    json,
    `${json.slice(0, -1)}`,
    `{"amount":1,"amount":2,"amount":${json}}`,
    '{"__proto__":{"roles":["admin"]}}',
    '{"constructor":{"prototype":{}}}',
    `${'['.repeat(20_000)}${']'.repeat(20_000)}`,
    `{"amount":${'9'.repeat(400)}}`,
    '{"amount":1e999}',
    `\ufeff${json}`,
    'amount=1&amount=2',
    '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
    '"\\ud800"',
    ' ',
  ])
  const type = dice.pick([
    'application/json',
    'application/json',
    'application/json; charset=utf-8',
    'application/json;charset=iso-8859-1',
    'text/plain',
    'application/xml',
    'multipart/form-data; boundary=x',
    'application/x-www-form-urlencoded',
    'bukan jenis',
  ])
  return { payload, type }
}

/** How many requests carried something that costs its reader much, by what it was. */
export type CostlySent = Record<'file' | 'body' | 'header' | 'address', number>

export const noneSent = (): CostlySent => ({ file: 0, body: 0, header: 0, address: 0 })

/** What is just below a limit, and costs its reader much; each is counted where it is drawn. */
export const costly = {
  file: (dice: Dice, sent: CostlySent) => drawn('file', dice, sent, hostileTables).content,
  body: (dice: Dice, sent: CostlySent) => drawn('body', dice, sent, hostileBodies).content,
  header: (dice: Dice, sent: CostlySent) => {
    const { choice, content } = drawn('header', dice, sent, hostileHeaders)
    return { [choice.header]: content }
  },
  address: (dice: Dice, sent: CostlySent) => drawn('address', dice, sent, hostileQueries).content,
}

const contents = new Map<() => unknown, unknown>()

/** Some take long to make, and each is sent often. */
function drawn<Choice extends { content: () => unknown }>(
  what: keyof CostlySent,
  dice: Dice,
  sent: CostlySent,
  choices: readonly Choice[],
): { choice: Choice; content: ReturnType<Choice['content']> } {
  const choice = dice.pick(choices)
  if (!contents.has(choice.content)) contents.set(choice.content, choice.content())
  sent[what] += 1
  return { choice, content: contents.get(choice.content) as ReturnType<Choice['content']> }
}

/** The same body with one place changed: a field less or more, of another type, just past its bound, or hostile. */
export function almost(dice: Dice, body: unknown): unknown {
  const copy = structuredClone(body)
  const places = placesIn(copy)
  if (places.length === 0) return hostileValue(dice)
  const { holder, key } = dice.pick(places)
  switch (dice.weighted({ hostile: 6, missing: 2, unknown: 1, twice: 1 })) {
    case 'hostile':
      holder[key] = hostileValue(dice)
      break
    case 'missing':
      delete holder[key]
      break
    case 'unknown':
      holder[dice.pick(['bukan', 'id', 'state', 'makers', 'version', 'toString'])] = hostileValue(dice)
      break
    case 'twice':
      if (Array.isArray(holder[key])) holder[key] = [...holder[key], ...holder[key]]
      else holder[key] = [holder[key], holder[key]]
  }
  return copy
}

interface Place {
  holder: Record<string, unknown>
  key: string
}

function placesIn(value: unknown): Place[] {
  if (typeof value !== 'object' || value === null) return []
  const holder = value as Record<string, unknown>
  return Object.keys(holder).flatMap((key) => [{ holder, key }, ...placesIn(holder[key])])
}
