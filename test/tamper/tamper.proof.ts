/**
 * Whatever somebody with all rights on the database does, `verify` finds and names it; what the holder of the signing
 * key does besides, a checkpoint that was kept outside shows.
 */
import { createPublicKey } from 'node:crypto'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { authenticate } from '../../src/platform/authority/authenticate.ts'
import { readVerifierKey, verifierKeyOf } from '../../src/platform/log/checkpoint.ts'
import { loadDemo } from '../../src/tools/demo/load-demo.ts'
import type { Verdict } from '../../src/tools/verify/check.ts'
import { auditExportedLog } from '../../src/tools/verify/exported-log.ts'
import { verifyLedger } from '../../src/tools/verify/verify-ledger.ts'
import { exportOf, isEvent } from '../support/exports.ts'
import { aDocument } from '../support/papers.ts'
import { proofOptions } from '../support/proof-options.ts'
import { seal, signingKey } from '../support/sealing.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { first, tamper, wrongAfter } from '../support/tampering.ts'
import { aCompany } from '../support/world.ts'

const { say } = proofOptions({})
const trusted = { keys: [readVerifierKey(verifierKeyOf(createPublicKey(signingKey)))] }
const table: string[] = []

async function aSealedDemo(): Promise<TestService> {
  const service = await startTestService()
  const [finance, verifier] = await Promise.all(
    (['finance', 'verifier'] as const).map((role) => authenticate(service.db, service.as(role).secret ?? '')),
  )
  if (!finance || !verifier) throw new Error('no actors')
  await loadDemo(service.db, { finance, verifier })
  await aDocument(service)
  await seal(service)
  // The newest events stand alone, so that their disappearance leaves no other trace.
  for (let each = 0; each < 3; each += 1) await aCompany(service)
  await seal(service)
  return service
}

async function keptOutside(service: TestService): Promise<string> {
  return (await service.as('auditor').get('/v1/checkpoints/latest')).body.note
}

/** The first disagreements of the check that is expected to find it. */
function detection(what: string, wrong: readonly Verdict[], check: RegExp): string {
  const found = wrong.find(({ name }) => check.test(name))
  const last = found?.examples.at(-1)
  const records = found?.examples.map(({ record }) => record).join('; ')
  const text = found ? `${records}: ${last?.expected ?? '-'} | ${last?.found ?? '-'}` : 'NOT FOUND'
  table.push(`${what}\n    by:    ${found?.name ?? '-'}\n    names: ${text}`)
  expect(found, `found wrong: ${wrong.map(({ name }) => name).join(', ')}`).toBeDefined()
  return text
}

let service: TestService
beforeAll(async () => {
  service = await aSealedDemo()
})
afterAll(async () => {
  say(
    `Tampering as database superuser, triggers and CHECKs off, and what verify says (expected | found):\n\n${table.join('\n')}`,
  )
  await service.close()
})

const verifiedOne = first('disbursements', `state = 'verified'`)
const asLogged = 'every record is as it was last logged'
const sealed = 'every event is what was sealed'
const content = 'the content of every document is what was uploaded'

const tamperings: [what: string, sql: string | string[], check: string, names: RegExp][] = [
  [
    'an amount',
    `update disbursements set amount = amount + 1 where ${verifiedOne}`,
    asLogged,
    /^disbursements \S+: amount \d+ \| amount \d+$/,
  ],
  [
    'a date',
    `update disbursements set received_on = received_on - 1 where ${verifiedOne}`,
    asLogged,
    /^disbursements \S+: received_on/,
  ],
  [
    'a verifier',
    `update disbursements set verified_by = gen_random_uuid() where ${verifiedOne}`,
    asLogged,
    /^disbursements \S+: verified_by/,
  ],
  [
    'an evidence number',
    `update disbursements set evidence_number = 'STS/0/2025' where ${verifiedOne}`,
    asLogged,
    /^disbursements \S+: evidence_number/,
  ],
  [
    'a letter number',
    `update pledges set letter_number = 'S-0' where ${first('pledges', 'true')}`,
    asLogged,
    /^pledges \S+: letter_number/,
  ],
  [
    "a draft's instalment",
    `update pledges set instalments = jsonb_set(instalments, '{0,dueOn}', '"2031-01-01"') where ${first('pledges', 'true')}`,
    asLogged,
    /^pledges \S+: instalments/,
  ],
  [
    "a budget line's price, with its amount",
    `update budget_lines set unit_price = unit_price * 2, amount = amount * 2 where (retreat_id, number, code) = (select retreat_id, number, code from budget_lines where amount > 0 order by code limit 1)`,
    asLogged,
    /^budget_lines \S+: amount \d+, unit_price/,
  ],
  [
    "a company's name",
    `update companies set legal_name = 'PT Contoh Lain' where ${first('companies', 'true')}`,
    asLogged,
    /^companies \S+: legal_name/,
  ],
  [
    'a maker taken away',
    `update disbursements set makers = '{}' where ${verifiedOne}`,
    asLogged,
    /^disbursements \S+: makers/,
  ],
  [
    'a row deleted',
    `delete from disclosures where ${first('disclosures', 'true')}`,
    asLogged,
    /^disclosures \S+: .*\| gone$/,
  ],
  [
    'the bytes of a document',
    `update document_contents set content = 'lain'`,
    content,
    /^document \S+: [0-9a-f]{64}, \d+ bytes \| [0-9a-f]{64}, 4 bytes$/,
  ],
  [
    'the bytes of a document deleted',
    'delete from document_contents',
    content,
    /^document \S+: [0-9a-f]{64}, \d+ bytes \| gone$/,
  ],
  [
    'the bytes of a document, with the digest by which it knows them',
    [
      `update document_contents set content = 'lain', sha256 = encode(sha256('lain'), 'hex')`,
      `update documents set sha256 = encode(sha256('lain'), 'hex'), size = 4`,
    ],
    asLogged,
    /^documents \S+: sha256 [0-9a-f]{64}, size \d+ \| sha256 [0-9a-f]{64}, size 4$/,
  ],
  [
    'a document under another receipt',
    `update disbursements set evidence_document_id = (select id from documents) where ${verifiedOne}`,
    asLogged,
    /^disbursements \S+: evidence_document_id none \| evidence_document_id/,
  ],
  [
    'a row inserted',
    `insert into disclosures select gen_random_uuid(), company_id, kind, 'sisipan', valid_from, valid_to, note, created_at from disclosures limit 1`,
    asLogged,
    /^disclosures \S+: never written \|/,
  ],
  [
    'two rows swapped: each amount where the other was',
    `update disbursements d set amount = o.amount from disbursements o where d.id <> o.id and d.amount <> o.amount
       and d.id in (select id from disbursements order by id limit 2) and o.id in (select id from disbursements order by id limit 2)`,
    asLogged,
    /^disbursements \S+; disbursements \S+: amount \d+ \| amount \d+$/,
  ],
  [
    'an amount, in the row and in what the log keeps of it',
    [
      `update disbursements set evidence_number = 'STS/9/2025' where ${verifiedOne}`,
      `update record_versions set row = jsonb_set(row, '{evidence_number}', '"STS/9/2025"') where kind = 'disbursements' and record_id = (select id::text from disbursements where ${verifiedOne})`,
    ],
    sealed,
    /^position \d+ \(disbursement\.recorded \S+\)/,
  ],
  [
    'who did it',
    `update events set actor_id = gen_random_uuid() where ${first('events', `type = 'pledge.approved'`, 'sequence')}`,
    sealed,
    /^position \d+ \(pledge\.approved/,
  ],
  [
    'when it was done, by a microsecond',
    `update events set occurred_at = occurred_at + interval '1 microsecond' where ${first('events', `type = 'pledge.approved'`, 'sequence')}`,
    sealed,
    /^position \d+ \(pledge\.approved/,
  ],
  [
    'an event deleted',
    `delete from events where ${first('events', `type = 'pledge.submitted'`, 'sequence')}`,
    'every event is in its place',
    /^position \d+: position \d+ \| gone$/,
  ],
  [
    'an event inserted',
    `insert into events (id, type, subject_type, subject_id, actor_id, request_id, data) select gen_random_uuid(), type, subject_type, subject_id, actor_id, request_id, data from events limit 1`,
    'every event is sealed or waits for it',
    /^event \d+ \(.*\): once \| neither$/,
  ],
  [
    'two events swapped in the order of the log',
    [
      'update log_leaves set position = -10 where position = 10',
      'update log_leaves set position = 10 where position = 11',
      'update log_leaves set position = 11 where position = -10',
    ],
    sealed,
    /^position 10 \(.*\); position 11 \(/,
  ],
  [
    'an event altered, its hash with it',
    [
      `update events set request_id = 'lain' where sequence = (select sequence from events e join log_leaves l on l.event_id = e.id where position = 20)`,
      `update log_leaves set hash = sha256('lain') where position = 20`,
    ],
    sealed,
    /^position 20 \(\S+ \S+\): [0-9a-f]{64} \| [0-9a-f]{64}$/,
  ],
  [
    'two events altered, their hashes with them, in two batches',
    [20, 'max'].flatMap((position) => {
      const at = position === 'max' ? '(select max(position) from log_leaves)' : position
      return [
        `update events set request_id = 'lain' where id = (select event_id from log_leaves where position = ${at})`,
        `update log_leaves set hash = sha256('lain') where position = ${at}`,
      ]
    }),
    sealed,
    /^position 20 \(.*\); position \d+ \(company.registered \S+\): [0-9a-f]{64} \| [0-9a-f]{64}$/,
  ],
  [
    'an event deleted with its place in the log',
    [
      `delete from events where id = (select event_id from log_leaves where position = 20)`,
      'delete from log_leaves where position = 20',
    ],
    sealed,
    /^position 20: [0-9a-f]{64} \| gone$/,
  ],
  [
    'an event inserted into the log, all later ones moved on',
    [
      'update log_leaves set position = -position where position >= 30',
      'update log_leaves set position = 1 - position where position < 0',
      `insert into events (id, type, subject_type, subject_id, actor_id, request_id, data) values ('00000000-0000-7000-8000-00000000cafe', 'demo.loaded', 'retreat', 'sisipan', gen_random_uuid(), 'x', '{}')`,
      `insert into log_leaves values (30, '00000000-0000-7000-8000-00000000cafe', sha256('lain'))`,
    ],
    sealed,
    /^position 30 \(demo.loaded sisipan\)/,
  ],
  [
    'an event altered, with every copy of its hash: only between which checkpoints',
    [
      `update events set request_id = 'lain' where sequence = (select sequence from events e join log_leaves l on l.event_id = e.id where position = 20)`,
      `update log_leaves set hash = sha256('lain') where position = 20`,
      `update log_checkpoints set leaves = sha256('lain')`,
    ],
    'every checkpoint is the root of the events before it',
    /^checkpoint of \d+ events, .*other ones: altered, inserted, deleted or reordered between positions 1 and \d+$/,
  ],
  [
    'a checkpoint',
    `update log_checkpoints set note = replace(note, 'cakupan/', 'lain/') where ${first('log_checkpoints', 'true', 'size')}`,
    'every checkpoint is signed by a known key',
    /^checkpoint of \d+/,
  ],
  [
    'an event that is kept from the sealer',
    [
      `insert into events (id, type, subject_type, subject_id, actor_id, request_id, data) values (gen_random_uuid(), 'demo.loaded', 'retreat', 'x', gen_random_uuid(), 'x', '{}')`,
    ],
    'every event is sealed or waits for it',
    /neither$/,
  ],
]

describe('verify finds and names', () => {
  it.each(tamperings)('%s', async (what, sql, check, names) => {
    const wrong = await wrongAfter(service, sql, trusted)

    expect(detection(what, wrong, new RegExp(`^${check}`))).toMatch(names)
  })

  it('nothing where nothing was done', async () => {
    const { verdicts } = await verifyLedger(service.db, { ...trusted, outside: [await keptOutside(service)] })

    expect(verdicts.filter(({ wrong }) => wrong > 0)).toEqual([])
  })
})

describe('against the holder of the signing key, a checkpoint kept outside shows', () => {
  const rebuilt = [
    'delete from log_leaves',
    'delete from log_nodes',
    'delete from log_checkpoints',
    'delete from log_queue',
    'insert into log_queue select sequence from events',
  ]
  const newest = `(select id from events order by sequence desc limit 3)`

  it.each<[what: string, tampering: string[], names: RegExp]>([
    [
      'the last 3 events dropped with all that they wrote, and the log rebuilt and signed',
      [
        `delete from companies where id in (select subject_id::uuid from events where id in ${newest})`,
        `delete from record_versions where event_id in ${newest}`,
        `delete from idempotency_keys where created_at in (select occurred_at from events where id in ${newest})`,
        `delete from events where id in ${newest}`,
        ...rebuilt,
      ],
      /^checkpoint of (\d+) events.*: \1 events \| \d+ events: those from position \d+ on are missing$/,
    ],
    [
      'a name changed everywhere, and the log rebuilt and signed',
      [
        `update companies set legal_name = 'PT Contoh Baru'`,
        `update record_versions set row = jsonb_set(row, '{legal_name}', '"PT Contoh Baru"') where kind = 'companies'`,
        ...rebuilt,
      ],
      /^checkpoint of \d+ events, .*other ones: altered/,
    ],
  ])('%s', async (what, tampering, names) => {
    const own = await aSealedDemo()
    const outside = [await keptOutside(own)]
    await tamper(own, tampering)
    await seal(own)

    const { verdicts: alone } = await verifyLedger(own.db, trusted)
    const { verdicts: withOutside } = await verifyLedger(own.db, { ...trusted, outside })

    expect(alone.filter(({ wrong }) => wrong > 0)).toEqual([])
    const wrong = withOutside.filter((verdict) => verdict.wrong > 0)
    expect(detection(what, wrong, /^checkpoints kept outside hold/)).toMatch(names)
    await own.close()
  })
})

describe('an export', () => {
  let lines: string[]
  beforeAll(async () => {
    lines = await exportOf(service)
  })

  async function wrongIn(content: readonly string[], outside: string[] = []): Promise<Verdict[]> {
    const file = Readable.from(content.map((line) => `${line}\n`))
    return (await auditExportedLog(file, { ...trusted, outside })).verdicts.filter(({ wrong }) => wrong > 0)
  }

  it('is sound where nothing was done, also against a checkpoint kept outside', async () => {
    expect(await wrongIn(lines, [await keptOutside(service)])).toEqual([])
  })

  it('names an event that was altered, removed, inserted or moved, and none beside it', async () => {
    const at = lines.findIndex(isEvent) + 30
    const copy = lines[at - 5] ?? ''
    const cases: [what: string, content: string[], names: RegExp][] = [
      [
        'altered',
        lines.map((line) =>
          line.includes('disbursement.recorded') ? line.replace('STS/0451/', 'STS/0452/') : line,
        ),
        /^position \d+ \(disbursement\.recorded \S+\): [0-9a-f]{64} \| [0-9a-f]{64}$/,
      ],
      ['removed', lines.toSpliced(at, 1), /^position 31: [0-9a-f]{64} \| gone$/],
      ['inserted', lines.toSpliced(at, 0, copy), /^position 26 \(\S+ \S+\): - \| inserted$/],
      [
        'moved',
        lines.toSpliced(at, 2, lines[at + 1] ?? '', lines[at] ?? ''),
        /^position 31: position 31 \| position 32 \(\S+ \S+\)$/,
      ],
    ]

    for (const [what, content, names] of cases) {
      const wrong = await wrongIn(content, [await keptOutside(service)])
      expect(detection(`an export: an event ${what}`, wrong, /^every event is what was sealed/)).toMatch(
        names,
      )
      // By whichever checks see it, it is the one event.
      expect(new Set(wrong.map((verdict) => verdict.wrong))).toEqual(new Set([1]))
    }
  })

  it('shows between which checkpoints, where the hashes beside the event were altered too', async () => {
    const altered = lines.map((line) => {
      const { checkpoint, leaves } = JSON.parse(line)
      const other = Buffer.from(String(leaves), 'base64').fill(0).toString('base64')
      return checkpoint ? JSON.stringify({ checkpoint, leaves: other }) : line.replace('STS/0451', 'STS/0452')
    })

    const wrong = await wrongIn(altered)

    expect(detection('an export: an event and every hash', wrong, /^every checkpoint is the root/)).toMatch(
      /between positions 1 and/,
    )
  })

  it('shows what is missing at its end only to those who kept a checkpoint', async () => {
    const outside = await keptOutside(service)
    const shortened = lines.slice(0, -4)

    expect(await wrongIn(shortened)).toEqual([])
    const wrong = await wrongIn(shortened, [outside])
    expect(detection('an export: its end cut off', wrong, /^checkpoints kept outside/)).toMatch(
      /are missing$/,
    )
  })
})
