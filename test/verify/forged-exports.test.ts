/** An export is called sound only where a signature that the reader knows vouches for all of it, and never ends in a stack. */
import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  originOf,
  readVerifierKey,
  signCheckpoint,
  verifierKeyOf,
} from '../../src/platform/log/checkpoint.ts'
import { GrowingTree, hashLeaf } from '../../src/platform/log/merkle.ts'
import { describeOutcome } from '../../src/tools/verify/describe-outcome.ts'
import { outcomeOf } from '../../src/tools/verify/examination.ts'
import { auditExportedLog, ExportError } from '../../src/tools/verify/exported-log.ts'
import { exportOf, isCheckpoint, isEvent, isKey } from '../support/exports.ts'
import { seal, signingKey } from '../support/sealing.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { aCompany, anActivePledge, aReceipt, aRetreat } from '../support/world.ts'

const known = [readVerifierKey(verifierKeyOf(createPublicKey(signingKey)))]
const otherKey = generateKeyPairSync('ed25519').privateKey
const otherKeyLine = JSON.stringify({ publicKey: verifierKeyOf(createPublicKey(otherKey)) })

let service: TestService
let lines: string[]
let newest: string
beforeAll(async () => {
  service = await startTestService()
  const { id: retreatId } = await aRetreat(service, [{ code: 'A', amount: 1_000_000_000 }])
  const { id: pledgeId } = await anActivePledge(service, { retreatId, amount: 500_000_000 })
  await aReceipt(service, pledgeId, 350_000_000)
  await seal(service)
  for (let each = 0; each < 50; each += 1) await aCompany(service)
  await seal(service)
  lines = await exportOf(service)
  newest = (await service.as('auditor').get('/v1/checkpoints/latest')).body.note
})
afterAll(() => service.close())

type Outcome = ReturnType<typeof outcomeOf> | 'no export'

/** What is said of a file, with a key or without, and beside a checkpoint that was kept outside. */
async function saidOf(file: readonly string[] | Buffer, { keys = known, outside = [] as string[] } = {}) {
  const content = Buffer.isBuffer(file) ? file : Buffer.from(file.map((line) => `${line}\n`).join(''))
  try {
    const examination = await auditExportedLog(Readable.from([content]), { keys, outside })
    const wrong = examination.verdicts.filter((verdict) => verdict.wrong > 0).map(({ name }) => name)
    const text = describeOutcome(examination, { what: 'export', areKeysGiven: keys.length > 0 })
    return { outcome: outcomeOf(examination) as Outcome, said: [...wrong, text].join('\n') }
  } catch (error) {
    if (error instanceof ExportError) return { outcome: 'no export' as Outcome, said: error.message }
    throw error
  }
}

const raised = (line: string) => line.replaceAll('350000000', '950000000')
const withoutCheckpoints = (all: string[]) => all.filter((line) => !isCheckpoint(line))
const placeOfEvent = (all: string[], number: number) => all.findIndex(isEvent) + number - 1
const firstCheckpoint = (all: string[]) => all.findIndex(isCheckpoint)

/** All events again, under checkpoints of one's own. */
function signedAgain(all: string[], key: KeyObject, origin?: string): string[] {
  const events = all.filter(isEvent)
  const hashes = events.map((line) => hashLeaf(line))
  const tree = new GrowingTree()
  for (const hash of hashes) tree.append(hash)
  const signed = {
    origin: origin ?? originOf(hashes[0] as Buffer),
    size: tree.size,
    root: tree.root(),
    signedAt: new Date(),
  }
  const leaves = Buffer.concat(hashes).toString('base64')
  return [
    ...all.filter(isKey),
    ...events,
    JSON.stringify({ checkpoint: signCheckpoint(signed, key), leaves }),
  ]
}

function eventAfter(all: string[]): string {
  const event = JSON.parse(all.findLast(isEvent) ?? '')
  return JSON.stringify({
    ...event,
    id: '00000000-0000-7000-8000-00000000cafe',
    position: event.position + 1,
  })
}

const withCheckpoint = (change: (checkpoint: { checkpoint: string; leaves: string }) => object) => {
  return (all: string[]) =>
    all.map((line) => (isCheckpoint(line) ? JSON.stringify(change(JSON.parse(line))) : line))
}

// biome-ignore lint/suspicious/noExplicitAny: it is bent into what no event is.
type Malformed = any

const forgeries: [what: string, forge: (all: string[]) => string[], outcome: Outcome, says: RegExp][] = [
  [
    '350 million made 950 million, and every checkpoint stripped',
    (all) => withoutCheckpoints(all).map(raised),
    'unsigned',
    /none of \d+ events stands under a checkpoint/,
  ],
  ['nothing but a key', (all) => all.filter(isKey), 'unsigned', /none of 0 events/],
  [
    'the first 50 events alone',
    (all) => withoutCheckpoints(all).slice(0, 51),
    'unsigned',
    /none of 50 events/,
  ],
  [
    'an event after the last checkpoint',
    (all) => [...all, eventAfter(all)],
    'signed_in_part',
    /1 events beyond \(positions (\d+) to \1\)/,
  ],
  [
    'the last checkpoint taken away',
    (all) => all.toSpliced(all.findLastIndex(isCheckpoint), 1),
    'signed_in_part',
    /50 events beyond/,
  ],
  [
    'every copy of the hashes emptied',
    withCheckpoint(({ checkpoint }) => ({ checkpoint, leaves: '' })),
    'not_sound',
    /every checkpoint carries the hashes/,
  ],
  [
    'a copy of the hashes with a byte too many',
    withCheckpoint(({ checkpoint, leaves }) => ({
      checkpoint,
      leaves: Buffer.concat([Buffer.from(leaves, 'base64'), Buffer.of(0)]).toString('base64'),
    })),
    'not_sound',
    /every checkpoint carries the hashes/,
  ],
  [
    'an amount raised, and every copy of the hashes emptied',
    (all) => withCheckpoint(({ checkpoint }) => ({ checkpoint, leaves: '' }))(all.map(raised)),
    'not_sound',
    /every checkpoint is the root/,
  ],
  ['an amount raised', (all) => all.map(raised), 'not_sound', /every event is what was sealed/],
  [
    'two events exchanged',
    (all) => {
      const at = placeOfEvent(all, 3)
      return all.toSpliced(at, 2, all[at + 1] ?? '', all[at] ?? '')
    },
    'not_sound',
    /every event is what was sealed/,
  ],
  [
    'an event doubled',
    (all) => all.toSpliced(placeOfEvent(all, 3), 0, all[placeOfEvent(all, 3)] ?? ''),
    'not_sound',
    /every event is what was sealed/,
  ],
  [
    'all events doubled',
    (all) => [...all, ...all.filter(isEvent)],
    'not_sound',
    /every event is in its place/,
  ],
  [
    'the first event left out',
    (all) => all.toSpliced(placeOfEvent(all, 1), 1),
    'not_sound',
    /every event is what was sealed/,
  ],
  [
    'an event said to be gone',
    (all) => all.with(placeOfEvent(all, 3), '{"gone":true}'),
    'not_sound',
    /every event is what was sealed/,
  ],
  [
    'a checkpoint before its last event',
    (all) => {
      const at = firstCheckpoint(all)
      return all.toSpliced(at - 1, 2, all[at] ?? '', all[at - 1] ?? '')
    },
    'not_sound',
    /every checkpoint is the root/,
  ],
  [
    'a checkpoint twice',
    (all) => all.toSpliced(firstCheckpoint(all), 0, all[firstCheckpoint(all)] ?? ''),
    'not_sound',
    /every checkpoint carries the hashes/,
  ],
  [
    'a checkpoint of another log of the same signer',
    (all) => signedAgain(all, signingKey, 'cakupan/0123456789abcdef'),
    'not_sound',
    /every checkpoint is the root/,
  ],
  [
    'signed by another key, which the file brings',
    (all) => [otherKeyLine, ...signedAgain(all.map(raised), otherKey)],
    'not_sound',
    /every checkpoint is signed by a known key/,
  ],
  [
    'a signature altered',
    withCheckpoint(({ checkpoint, leaves }) => ({
      checkpoint: checkpoint.replace(/.{8}\n$/, 'AAAAAAA=\n'),
      leaves,
    })),
    'not_sound',
    /every checkpoint is signed by a known key/,
  ],
  [
    'an instant written in another way',
    withCheckpoint(({ checkpoint, leaves }) => ({
      checkpoint: checkpoint.replace(/Z\n\n/, '0Z\n\n'),
      leaves,
    })),
    'not_sound',
    /every checkpoint is signed by a known key/,
  ],
  [
    'an instant that there is not',
    withCheckpoint(({ checkpoint, leaves }) => ({
      checkpoint: checkpoint.replace(/\d{4}-\d\d-/, '2025-99-'),
      leaves,
    })),
    'not_sound',
    /every checkpoint is signed by a known key/,
  ],
  [
    'a checkpoint that is none',
    withCheckpoint(({ leaves }) => ({ checkpoint: 'tanpa tanda tangan', leaves })),
    'not_sound',
    /every checkpoint is signed by a known key/,
  ],
  ['an empty file', () => [], 'no export', /^it is empty$/],
  [
    'its last line cut short',
    (all) => [...all.slice(0, -1), all.at(-1)?.slice(0, 40) ?? ''],
    'no export',
    /^line \d+ is neither a key, an event nor a checkpoint$/,
  ],
  [
    'an event cut short',
    (all) => all.with(placeOfEvent(all, 3), all[placeOfEvent(all, 3)]?.slice(0, 40) ?? ''),
    'no export',
    /^line \d+ is neither/,
  ],
  [
    'the file cut in the middle of its last line',
    (all) => [...all.slice(0, 5), `${all[5]?.slice(0, -3)}`],
    'no export',
    /^line 6 is neither/,
  ],
  ...(
    [
      ['a user without roles', 'user.created', (event) => delete event.rows[0].row.roles],
      [
        'a user with a word for roles',
        'user.created',
        (event) => Object.assign(event.rows[0].row, { roles: 'admin' }),
      ],
      ['a user with a role that is none', 'user.created', (event) => event.rows[0].row.roles.push('raja')],
      ['rows that are none', 'user.created', (event) => Object.assign(event, { rows: 'x' })],
      ['a row that is none', 'user.created', (event) => event.rows.push(null)],
      ['a row without a table', 'user.created', (event) => event.rows.push({ row: {} })],
      [
        'givers that are none',
        'user.created',
        (event) => Object.assign(event.rows[0].row, { unconfirmed_by: 5 }),
      ],
      [
        'a confirmation at no time',
        'user.created',
        (event) => Object.assign(event.rows[0].row, { confirmed_at: 'kemarin' }),
      ],
      ['a key of nothing', 'api_key.issued', (event) => Object.assign(event, { data: {} })],
      [
        'a key with scopes of words',
        'api_key.issued',
        (event) => Object.assign(event.data, { scopes: 'all' }),
      ],
      ['an event at no time', 'api_key.issued', (event) => Object.assign(event, { occurredAt: 'kemarin' })],
    ] as [string, string, (event: Malformed) => unknown][]
  ).map(([what, type, change]): (typeof forgeries)[number] => [
    what,
    (all) => {
      const at = all.findIndex((line) => line.includes(`"type":"${type}"`) && isEvent(line))
      const event = JSON.parse(all[at] ?? '')
      change(event)
      return all.with(at, JSON.stringify(event))
    },
    'no export',
    /^line \d+ is neither/,
  ]),
  ['an empty line within', (all) => all.toSpliced(3, 0, ''), 'no export', /^line 4 is neither/],
  ...['null', '5', '[]', '"x"', '{}', '{"checkpoint":5}', '{"publicKey":null}', '{"gone":"ya"}'].map(
    (line): (typeof forgeries)[number] => [
      `the line ${line}`,
      (all) => all.toSpliced(2, 0, line),
      'no export',
      /^line 3 is neither/,
    ],
  ),
]

describe('no forged export is sound:', () => {
  it.each(forgeries)('%s', async (_what, forge, outcome, says) => {
    const said = await saidOf(forge(lines))

    expect(said).toEqual({ outcome, said: expect.stringMatching(says) })
  })

  it('one whose end is cut off at a checkpoint, beside a checkpoint that was kept outside', async () => {
    const shortened = lines.slice(0, firstCheckpoint(lines) + 1)

    expect(await saidOf(shortened, { outside: [newest] })).toEqual({
      outcome: 'not_sound',
      said: expect.stringMatching(/^checkpoints kept outside hold\n/),
    })
  })

  it.each([
    ['as it is', (all: string[]) => all],
    [
      'raised and signed by a key that it brings',
      (all: string[]) => [otherKeyLine, ...signedAgain(all.map(raised), otherKey)],
    ],
  ])('one that only the keys vouch for that it brings itself: %s', async (_what, forge) => {
    expect(await saidOf(forge(lines), { keys: [] })).toEqual({
      outcome: 'unsigned',
      said: expect.stringMatching(/Keys that the file itself brings prove nothing: .* --public-key/),
    })
  })

  it.each([
    [
      'a key that is none',
      Buffer.from('{"publicKey":"cakupan+1f0c4d7a+AWqf"}\n'),
      /^line 1 is not a verifier key$/,
    ],
    ['other bytes', Buffer.from([0x1f, 0x8b, 0xff, 0xfe]), /^line 1 is not UTF-8$/],
    [
      'by PowerShell, in UTF-16',
      Buffer.from('\u{feff}{"publicKey":"x"}\n', 'utf16le'),
      /^line 1 is not UTF-8$/,
    ],
  ])('one that is none: %s', async (_what, content, says) => {
    expect(await saidOf(content, { keys: [] })).toEqual({
      outcome: 'no export',
      said: expect.stringMatching(says),
    })
  })
})

describe('an export as it was written is sound', () => {
  it.each([
    ['with the key', known, false],
    ['and beside a checkpoint kept outside', known, true],
    ['without a key, by a checkpoint kept outside alone', [], true],
  ])('%s', async (_what, keys, isKept) => {
    const said = await saidOf(lines, { keys, outside: isKept ? [newest] : [] })

    expect(said).toEqual({ outcome: 'sound', said: expect.stringMatching(/utuh.*\n\nThe log is sound/) })
  })

  it('with the line ends of Windows', async () => {
    const content = Buffer.from(lines.map((line) => `${line}\r\n`).join(''))

    expect(await saidOf(content)).toMatchObject({ outcome: 'sound' })
  })
})
