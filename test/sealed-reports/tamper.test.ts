/** What a superuser of the database does to a sealed report, with every trigger and CHECK off, verify finds and names. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { verifyLedger } from '../../src/tools/verify/verify-ledger.ts'
import { aSealedRetreat } from '../support/repetition.ts'
import { aSealedReport } from '../support/sealed-reports.ts'
import { seal } from '../support/sealing.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { wrongAfter } from '../support/tampering.ts'

const ofTheLog = 'every sealed report has the bytes that the log tells of'
const asLogged = 'every record is as it was last logged'

let service: TestService
beforeAll(async () => {
  service = await startTestService()
  const { retreatId } = await aSealedRetreat(service)
  await aSealedReport(service, { report: 'recap', retreatId, format: 'csv' })
  await seal(service)
})
afterAll(() => service.close())

const otherBytes = `update sealed_contents set content = content || 'x'`
const itsNewHash = `update sealed_reports set sha256 = (select sha256 from sealed_contents)`
const inTheVersions = `update record_versions set row = jsonb_set(row, '{sha256}', to_jsonb((select sha256 from sealed_contents))) where kind = 'sealed_reports'`
const inTheEvent = `update events set data = jsonb_set(data, '{sha256}', to_jsonb((select sha256 from sealed_contents))) where type = 'report.sealed'`

it.each<[what: string, tampering: string[], check: string, names: RegExp]>([
  ['its bytes', [otherBytes], ofTheLog, /SHA-256 \w{64} \| its bytes are gone, or others$/],
  [
    'its bytes, under their old SHA-256',
    ['alter table sealed_contents alter column sha256 drop expression', otherBytes],
    ofTheLog,
    /SHA-256 \w{64} \| SHA-256 \w{64}$/,
  ],
  ['its bytes and its SHA-256', [otherBytes, itsNewHash], ofTheLog, /SHA-256 \w{64} \| SHA-256 \w{64}$/],
  [
    'its bytes, its SHA-256 and what the log keeps of its row',
    [otherBytes, itsNewHash, inTheVersions],
    'every event is what was sealed',
    /report\.sealed/,
  ],
  [
    'its bytes, its SHA-256, and its event with it',
    [otherBytes, itsNewHash, inTheVersions, inTheEvent],
    'every event is what was sealed',
    /report\.sealed/,
  ],
  ['the bytes deleted', ['delete from sealed_contents'], ofTheLog, /\| its bytes are gone, or others$/],
  ['the report deleted', ['delete from sealed_reports'], ofTheLog, /SHA-256 \w{64} \| gone$/],
  [
    'a report inserted that nobody sealed',
    [
      `insert into sealed_reports select gen_random_uuid(), retreat_id, report, parameters, format, language, file_name,
         media_type, size, sha256, checkpoint_size, sealed_by, sealed_at from sealed_reports`,
    ],
    ofTheLog,
    /never sealed \| SHA-256 \w{64}$/,
  ],
  [
    'its parameters',
    [`update sealed_reports set parameters = '{"by": "regency"}'`],
    asLogged,
    /^sealed_reports \S+: parameters/,
  ],
  [
    'its checkpoint',
    ['update sealed_reports set checkpoint_size = checkpoint_size - 1'],
    'every sealed report names a checkpoint of this log',
    /\| -$/,
  ],
])('%s', async (_what, tampering, check, names) => {
  const wrong = await wrongAfter(service, tampering)

  const [example] = wrong.find(({ name }) => name === check)?.examples ?? []
  expect(`${example?.record}: ${example?.expected ?? '-'} | ${example?.found ?? '-'}`).toMatch(names)
})

it('nothing where nothing was done, and says that it looked', async () => {
  const { verdicts } = await verifyLedger(service.db)

  expect(verdicts.filter(({ wrong }) => wrong > 0)).toEqual([])
  expect(verdicts).toContainEqual({ name: ofTheLog, compared: 1, wrong: 0, examples: [] })
})
