/** Every rule beside its nearest neighbour: found where its condition is just met, not found where it is just not. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { rules } from '../../src/findings/rules.ts'
import { defaultFindingSettings } from '../../src/platform/shared/finding-settings.ts'
import { npwpWarnings } from '../../src/reference/warnings.ts'
import { aDocument } from '../support/papers.ts'
import { startTestService, type TestService } from '../support/service.ts'
import {
  aCompany,
  aReceipt,
  closeThrough,
  companyOf,
  lineOf,
  newNumber,
  onLines,
  pledgeOf,
  retreatOf,
} from '../support/world.ts'

const treasury = '001-234-567'

let service: TestService
beforeAll(async () => {
  service = await startTestService({ findings: { ...defaultFindingSettings, treasuryAccounts: [treasury] } })
})
afterAll(() => service.close())

/** What the rule should see: the id of a record, or the code of a line. */
interface Scene {
  retreatId: string
  subject: string
  asOf?: string
}
/** The same twice, but for the one thing that makes it a finding. */
type Play = (isSo: boolean) => Promise<Scene>

const finance = () => service.as('finance')

/** A retreat (23 to 26 June 2025) with one adopted line A of Rp100 and B of as much, unless it needs others. */
async function aRetreat(...lines: object[]): Promise<string> {
  const { id } = await finance().made('/v1/retreats', retreatOf())
  const plain = ['A', 'B'].map((code) => lineOf({ code, amount: 100 }))
  await finance().made(`/v1/retreats/${id}/budgets`, {
    reason: 'RAB contoh',
    lines: lines.length > 0 ? lines : plain,
  })
  await service.as('verifier').made(`/v1/retreats/${id}/budgets/1/adoption`, { adoptedOn: '2024-01-10' })
  return id
}

async function aPledge(retreatId: string, more: object = {}): Promise<string> {
  const { id } = await finance().made('/v1/pledges', {
    ...(await pledgeOf(service, { retreatId, amount: 1_000 })),
    ...more,
  })
  await finance().made(`/v1/pledges/${id}/submission`)
  await service.as('verifier').made(`/v1/pledges/${id}/approval`)
  return id
}

const sign = (pledgeId: string, signedOn: string) =>
  finance().made(`/v1/pledges/${pledgeId}/agreement`, { kind: 'nphd', number: '900/1/NPHD/2025', signedOn })

/** A receipt of 2 May 2025 against a pledge of its own. */
async function received(more: object, pledge: object = {}): Promise<Scene> {
  const retreatId = await aRetreat()
  const { id } = await aReceipt(service, await aPledge(retreatId, pledge), 60, more)
  return { retreatId, subject: id }
}

/** Dated on the last closed day, and booked later; or on the first open one. */
const late = (date: string, isSo: boolean) =>
  isSo ? { [date]: '2024-11-30', bookedOn: '2024-12-02' } : { [date]: '2024-12-01' }

async function spent(more: object, retreatId?: string): Promise<Scene> {
  const id = retreatId ?? (await aRetreat())
  const expenditure = {
    lineCode: 'A',
    amount: 60,
    spentOn: '2025-05-05',
    sp2dNumber: '64.00/1/LS/2025',
    ...more,
  }
  const made = await finance().made(`/v1/retreats/${id}/expenditures`, expenditure)
  return { retreatId: id, subject: made.id }
}

const onLine = async (line: object): Promise<Scene> => ({
  retreatId: await aRetreat({ ...lineOf({ code: 'A', amount: 101 }), ...line }),
  subject: 'A',
})

async function disclosed(permit: object) {
  const { id: companyId } = await aCompany(service)
  await finance().made(`/v1/companies/${companyId}/disclosures`, {
    kind: 'permit',
    reference: 'IZIN-1',
    ...permit,
  })
  return companyId
}

const standardPrice = { amount: 100, source: 'SSH contoh', year: 2025 }

/** An NPWP whose check digit fits, or the next one. */
function npwp(fits: boolean): string {
  const { npwp: random } = companyOf()
  const withDigit = (digit: number) => `${random.slice(0, 9)}${digit}${random.slice(10)}`
  const right = Array.from({ length: 10 }, (_, digit) => digit).find(
    (digit) => npwpWarnings(withDigit(digit), '').length === 0,
  )
  return withDigit(((right ?? 0) + (fits ? 0 : 1)) % 10)
}

const plays: [code: string, what: string, play: Play][] = [
  ['F01', 'the channel is another account', (isSo) => received({ channel: isSo ? 'other_account' : 'rkud' })],
  [
    'F01',
    'the account is not on the list, however its number is written',
    (isSo) =>
      received({
        evidence: {
          kind: 'bank_transfer',
          number: newNumber('TRF'),
          accountNumber: isSo ? '001234568' : '001.234 567',
        },
      }),
  ],
  [
    'F02',
    'there is no agreement',
    async (isSo) => {
      const retreatId = await aRetreat()
      const pledgeId = await aPledge(retreatId)
      if (!isSo) await sign(pledgeId, '2025-09-01')
      return { retreatId, subject: (await aReceipt(service, pledgeId, 60)).id }
    },
  ],
  [
    'F03',
    'the agreement was signed the day after',
    async (isSo) => {
      const retreatId = await aRetreat()
      const pledgeId = await aPledge(retreatId)
      await sign(pledgeId, isSo ? '2025-05-03' : '2025-05-02')
      return { retreatId, subject: (await aReceipt(service, pledgeId, 60)).id }
    },
  ],
  [
    'F04',
    'the value in kind is only declared',
    (isSo) =>
      received(
        { channel: 'bast', evidence: { kind: 'bast', number: newNumber('BAST') } },
        { form: 'goods', valuationBasis: isSo ? 'declared' : 'appraisal' },
      ),
  ],
  [
    'F05',
    'a line carried more than its ceiling on a past day',
    async (isSo) => {
      const retreatId = await aRetreat()
      const pledgeId = await aPledge(retreatId, { allocations: onLines({ A: 60 }) })
      const { id } = await aReceipt(service, pledgeId, 60, { allocations: onLines({ A: 60 }) })
      const moves = [{ from: 'A', to: 'B', amount: 60 }]
      const move = { moves, reason: 'Contoh', effectiveOn: '2025-05-10' }
      await finance().made(`/v1/disbursements/${id}/reallocations`, move)
      await spent({ amount: isSo ? 41 : 40 }, retreatId)
      return { retreatId, subject: 'A', asOf: '2025-05-06' }
    },
  ],
  [
    'F05',
    'one invoice stands behind both sources',
    async (isSo) => {
      const { retreatId } = await received({ invoiceNumber: 'inv-7', allocations: [] })
      return spent({ invoiceNumber: isSo ? 'INV-7' : 'INV-8' }, retreatId)
    },
  ],
  [
    'F08',
    'a permit was decided 180 days before the pledge',
    async (isSo) => {
      const retreatId = await aRetreat()
      const companyId = await disclosed({
        validFrom: '2024-01-01',
        validTo: isSo ? '2024-08-05' : '2024-08-04',
      })
      return { retreatId, subject: await aPledge(retreatId, { companyId }) }
    },
  ],
  [
    'F08',
    'a permit was asked for by the day of the receipt',
    async (isSo) =>
      received(
        {},
        { companyId: await disclosed({ validFrom: isSo ? '2025-05-02' : '2025-05-03', validTo: null }) },
      ),
  ],
  [
    'F11',
    'CSR stands on an account of personal benefit, whatever the widths of its code',
    async (isSo) => {
      const accountCode = isSo ? '5.1.02.02.001.00003' : '5.1.02.02.001.00047'
      const scene = await onLine({ accountCode, chartVersion: 'kepmendagri-900.1-861-2026' })
      await aPledge(scene.retreatId, { allocations: onLines({ A: 1 }) })
      return scene
    },
  ],
  [
    'F11',
    'such a line carries a promise',
    async (isSo) => {
      const scene = await onLine({})
      if (isSo) await aPledge(scene.retreatId, { allocations: onLines({ A: 1 }) })
      return scene
    },
  ],
  [
    'F13',
    'the price is above the standard',
    (isSo) => onLine({ standardPrice: { ...standardPrice, amount: isSo ? 100 : 101 } }),
  ],
  ['F14', 'there is no standard price', (isSo) => onLine(isSo ? {} : { standardPrice })],
  ['F15', 'received after the event', (isSo) => received({ receivedOn: isSo ? '2025-06-27' : '2025-06-26' })],
  ['F15', 'spent 31 days after the event', (isSo) => spent({ spentOn: isSo ? '2025-07-27' : '2025-07-26' })],
  [
    'F18',
    'a rupiah of what was due yesterday is missing',
    async (isSo) => {
      const retreatId = await aRetreat()
      const instalments = [
        { dueOn: '2025-05-10', amount: 40 },
        { dueOn: '2025-05-01', amount: 960 },
      ]
      const pledgeId = await aPledge(retreatId, { instalments })
      await aReceipt(service, pledgeId, isSo ? 959 : 960)
      return { retreatId, subject: pledgeId, asOf: '2025-05-02' }
    },
  ],
  [
    'F22',
    'nobody who is known made it',
    async (isSo) => {
      const { retreatId, subject: id } = await received({})
      await service.as('verifier').made(`/v1/disbursements/${id}/verification`)
      if (isSo) {
        await service.superuser.query(`
          set session_replication_role = replica;
          update disbursements set makers = array[gen_random_uuid()] where id = '${id}';
          set session_replication_role = default`)
      }
      return { retreatId, subject: id }
    },
  ],
  [
    'F23',
    'a paper was told apart from another with the same number',
    async (isSo) => {
      const number = newNumber('STS')
      const first = await received({ evidence: { kind: 'sts', number } })
      const differsFrom = [{ id: first.subject, reason: 'STS kantor lain' }]
      const evidence = { kind: 'sts', number: isSo ? number.toLowerCase() : newNumber('STS') }
      const more = { evidence, ...(isSo && { differsFrom }) }
      const { id } = await aReceipt(service, await aPledge(await aRetreat()), 70, more)
      const { retreatId } = (await finance().get(`/v1/disbursements/${id}`)).body
      return { retreatId, subject: id }
    },
  ],
  [
    'F23',
    'evidence of another kind has the number, whatever the retreat',
    async (isSo) => {
      const number = newNumber('NOMOR')
      await received({ evidence: { kind: 'sts', number } })
      return received({
        evidence: { kind: 'bank_transfer', number: isSo ? number.toLowerCase() : newNumber('NOMOR') },
      })
    },
  ],
  [
    'F23',
    'a letter was told apart from another with the same number',
    async (isSo) => {
      const [retreatId, { id: companyId }] = [await aRetreat(), await aCompany(service)]
      const letterNumber = newNumber('S')
      const first = await aPledge(retreatId, { companyId, letterNumber })
      const differsFrom = [{ id: first, reason: 'Surat tahun lain' }]
      const more = isSo ? { letterNumber, differsFrom } : { letterNumber: newNumber('S') }
      return { retreatId, subject: await aPledge(retreatId, { companyId, ...more }) }
    },
  ],
  [
    'F23',
    'a letter of another company has the number, whatever the retreat',
    async (isSo) => {
      const letterNumber = newNumber('S')
      await aPledge(await aRetreat(), { letterNumber })
      const retreatId = await aRetreat()
      const more = { letterNumber: isSo ? letterNumber.toLowerCase() : newNumber('S') }
      return { retreatId, subject: await aPledge(retreatId, more) }
    },
  ],
  [
    'F23',
    'a company handed over the same on the same day',
    async (isSo) => {
      const { id: companyId } = await aCompany(service)
      const first = await received({}, { companyId })
      const { id } = await aReceipt(service, await aPledge(first.retreatId, { companyId }), isSo ? 60 : 61)
      return { ...first, subject: id }
    },
  ],
  [
    'F24',
    'no file of the evidence is stored',
    async (isSo) => {
      const stored = isSo ? {} : { documentId: (await aDocument(service)).id }
      return received({ evidence: { kind: 'sts', number: newNumber('STS'), ...stored } })
    },
  ],
  [
    'F25',
    'the chart has no such code',
    (isSo) => onLine({ accountCode: isSo ? '5.1.02.04.01.0002' : '5.1.02.04.01.0003' }),
  ],
  [
    'F26',
    'the check digit does not fit',
    async (isSo) => {
      const retreatId = await aRetreat()
      const { id } = await finance().made('/v1/companies', { ...companyOf(), npwp: npwp(!isSo) })
      await aPledge(retreatId, { companyId: id })
      return { retreatId, subject: id }
    },
  ],
  [
    'F27',
    'a receipt of a closed month was booked later',
    async (isSo) => {
      const retreatId = await aRetreat()
      const pledgeId = await aPledge(retreatId, { pledgedOn: '2024-10-01' })
      await closeThrough(service, '2024-11')
      const { id } = await aReceipt(service, pledgeId, 60, late('receivedOn', isSo))
      return { retreatId, subject: id }
    },
  ],
  [
    'F27',
    'a receipt was taken back after its month was closed',
    async (isSo) => {
      const month = isSo ? '2024-08' : '2024-09'
      const scene = await received({ receivedOn: `${month}-10` }, { pledgedOn: '2024-07-01' })
      const close = () => closeThrough(service, month)
      const reverse = () =>
        finance().made(`/v1/disbursements/${scene.subject}/reversal`, { reason: 'Contoh' })
      for (const step of isSo ? [close, reverse] : [reverse, close]) await step()
      return scene
    },
  ],
  [
    'F27',
    'a pledge of a closed month was booked later',
    async (isSo) => {
      const retreatId = await aRetreat()
      await closeThrough(service, '2024-11')
      return { retreatId, subject: await aPledge(retreatId, late('pledgedOn', isSo)) }
    },
  ],
  [
    'F27',
    'an expenditure of a closed month was booked later',
    async (isSo) => {
      const retreatId = await aRetreat()
      await closeThrough(service, '2024-11')
      return spent(late('spentOn', isSo), retreatId)
    },
  ],
  [
    'F27',
    'an expenditure was taken back after its month was closed',
    async (isSo) => {
      const month = isSo ? '2024-05' : '2024-06'
      const scene = await spent({ spentOn: `${month}-10` })
      const close = () => closeThrough(service, month)
      const reverse = () => finance().made(`/v1/expenditures/${scene.subject}/reversal`, { reason: 'Contoh' })
      for (const step of isSo ? [close, reverse] : [reverse, close]) await step()
      return scene
    },
  ],
  [
    'F28',
    'more is spent than appropriated',
    async (isSo) => {
      const { retreatId } = await spent({})
      const items = [{ lineCode: 'A', amount: isSo ? 59 : 60 }]
      const statement = { effectiveOn: '2025-01-02', documentNumber: 'DPA/1/2025', items }
      await finance().made(`/v1/retreats/${retreatId}/appropriations`, statement)
      return { retreatId, subject: 'A' }
    },
  ],
]

async function subjectsOf(code: string, { retreatId, asOf }: Scene): Promise<string[]> {
  const at = asOf ? `&asOf=${asOf}` : ''
  const { body } = await service.as('auditor').get(`/v1/retreats/${retreatId}/findings?code=${code}${at}`)
  return body.items.map(
    ({ subject }: { subject: { id?: string; code?: string } }) => subject.id ?? subject.code,
  )
}

it.each(plays)('%s: %s', async (code, _what, play) => {
  const [found, neighbour] = [await play(true), await play(false)]

  expect(await subjectsOf(code, found)).toEqual([found.subject])
  expect(await subjectsOf(code, neighbour)).toEqual([])
})

it('of which there is at least one for every rule', () => {
  expect([...new Set(plays.map(([code]) => code))]).toEqual(rules.map(({ code }) => code))
})
