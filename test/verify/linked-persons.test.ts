/** What one person made and checked with two identities: told apart from tampering before the link, and named after it. */
import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildApp } from '../../src/app.ts'
import type { AuditedEvent } from '../../src/tools/verify/actor-audit.ts'
import { CheckerAudit } from '../../src/tools/verify/checker-audit.ts'
import { auditExportedLog } from '../../src/tools/verify/exported-log.ts'
import { LinkedPersons } from '../../src/tools/verify/linked-persons.ts'
import { verifyLedger } from '../../src/tools/verify/verify-ledger.ts'
import { exportOf } from '../support/exports.ts'
import { IdentityProvider } from '../support/identity-provider.ts'
import { seal } from '../support/sealing.ts'
import { startTestService } from '../support/service.ts'
import { twoIdentities } from '../support/two-identities.ts'
import { anActivePledge, aRetreat, receiptOf } from '../support/world.ts'

const [USER, SUBJECT, OTHER] = [randomUUID(), randomUUID(), randomUUID()]
const event = (type: string, actorId: string, table: string, row: object): AuditedEvent => ({
  id: randomUUID(),
  type,
  subject: { type: 'disbursement', id: 'x' },
  retreatId: null,
  actorId,
  apiKeyId: null,
  occurredAt: '2025-01-01T00:00:00.000Z',
  data: {},
  rows: [{ table, row: row as Record<string, unknown> }],
})
const recorded = (by: string, makers = [by]) =>
  event('disbursement.recorded', by, 'disbursements', { id: 'x', state: 'recorded', makers })
const verified = (by: string, makers: string[]) =>
  event('disbursement.verified', by, 'disbursements', { id: 'x', state: 'verified', makers })
const linked = (more: object = {}) =>
  event('user.link_confirmed', USER, 'person_links', {
    user_id: USER,
    sso_person_id: SUBJECT,
    account_confirmed_at: '2025-01-01T00:00:00.000Z',
    subject_confirmed_at: '2025-01-01T00:00:00.000Z',
    withdrawn_at: null,
    ...more,
  })

describe('by the log alone, a verification is', () => {
  const countsOf = (events: AuditedEvent[]) => {
    const persons = new LinkedPersons()
    const audit = new CheckerAudit(persons)
    for (const each of events) {
      persons.learn(each)
      audit.add(each)
    }
    return audit.verdicts().map(({ wrong, noted }) => noted ?? wrong)
  }

  it.each<[string, AuditedEvent[], [wrong: number, noted: number]]>([
    ['right', [recorded(USER), verified(OTHER, [USER]), linked()], [0, 0]],
    ['noted before the link', [recorded(USER), verified(SUBJECT, [USER]), linked()], [0, 1]],
    [
      'noted before it, the other way about',
      [recorded(SUBJECT), verified(USER, [SUBJECT]), linked()],
      [0, 1],
    ],
    ['wrong after the link', [linked(), recorded(SUBJECT), verified(USER, [SUBJECT])], [1, 0]],
    [
      'right while the link waits',
      [linked({ subject_confirmed_at: null }), verified(USER, [SUBJECT])],
      [0, 0],
    ],
    ['wrong by its maker', [recorded(USER), verified(USER, [USER])], [1, 0]],
    ['wrong by a maker whom it does not name', [recorded(USER, [OTHER]), verified(USER, [OTHER])], [1, 0]],
  ])('%s', (_what, events, counts) => {
    expect(countsOf(events)).toEqual(counts)
  })
})

describe('a receipt that both halves made and checked before the link', () => {
  let close: () => Promise<void>
  let service: Awaited<ReturnType<typeof startTestService>>
  let retreatId: string
  let receiptId: string
  beforeAll(async () => {
    service = await startTestService()
    const provider = await IdentityProvider.start()
    const app = await buildApp({ db: service.db, logger: false, security: { sso: provider.sso() } })
    await app.listen({ host: '127.0.0.1', port: 0 })
    close = async () => {
      await app.close()
      provider.stop()
      await service.close()
    }
    retreatId = (await aRetreat(service, [{ code: 'A', amount: 1_000 }])).id
    const { id: pledgeId } = await anActivePledge(service, { retreatId, amount: 100 })
    const person = await twoIdentities({ service, app, provider }, 'finance', 'verifier')
    receiptId = (await person.token.made('/v1/disbursements', receiptOf(pledgeId, 10))).id
    await person.account.made(`/v1/disbursements/${receiptId}/verification`)
    await person.link()
    await seal(service)
  })
  afterAll(() => close())

  it('stays, and is F22, critical', async () => {
    const { items } = (await service.as('auditor').get(`/v1/retreats/${retreatId}/findings`)).body

    const own = items.filter(({ subject }: { subject: { id: string } }) => subject.id === receiptId)
    expect(own).toContainEqual(expect.objectContaining({ code: 'F22', severity: 'critical' }))
  })

  it('is counted apart by verify, of the database and of an export, and makes neither unsound', async () => {
    const examinations = [
      await verifyLedger(service.db),
      await auditExportedLog(Readable.from((await exportOf(service)).map((line) => `${line}\n`)), {}),
    ]

    for (const { verdicts } of examinations) {
      expect(verdicts.filter(({ wrong }) => wrong > 0)).toEqual([])
      const noted = verdicts.find((verdict) => verdict.noted !== undefined)
      expect(noted).toMatchObject({ noted: 1, examples: [{ record: expect.stringContaining(receiptId) }] })
    }
  })
})
