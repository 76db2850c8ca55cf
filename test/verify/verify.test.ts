import { generateKeyPairSync } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { authenticate } from '../../src/platform/authority/authenticate.ts'
import { sealAll } from '../../src/platform/log/sealer.ts'
import { loadDemo } from '../../src/tools/demo/load-demo.ts'
import { verifyLedger } from '../../src/tools/verify/verify-ledger.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { first, wrongAfter } from '../support/tampering.ts'

let service: TestService

beforeAll(async () => {
  service = await startTestService()
  const [finance, verifier] = await Promise.all(
    (['finance', 'verifier'] as const).map((role) => authenticate(service.db, service.as(role).secret ?? '')),
  )
  if (!finance || !verifier) throw new Error('no actors')
  await loadDemo(service.db, { finance, verifier })
  await sealAll(service.db, generateKeyPairSync('ed25519').privateKey)
})
afterAll(() => service.close())

const tamperings: [what: string, sql: string | string[], check: RegExp][] = [
  [
    'a line balance raised by one rupiah',
    `update line_balances set received_cash = received_cash + 1 where ${first('line_balances', 'received_cash > 0', 'line_key')}`,
    /^line balances are the sums/,
  ],
  [
    'a pledge balance lowered',
    `update pledge_line_balances set received = received - 1
     where (pledge_id, line_key) = (select pledge_id, line_key from pledge_line_balances where received > 0 order by 1, 2 limit 1)`,
    /^pledge balances are the sums/,
  ],
  [
    'an instalment that is still owed, forgotten',
    `delete from open_instalments where (pledge_id, due_on) = (select pledge_id, due_on from open_instalments order by 1, 2 limit 1)`,
    /^what is still owed/,
  ],
  [
    'a sum over time lowered',
    `update line_spans set received_cash = received_cash - 1 where (retreat_id, line_key, since, until) =
      (select retreat_id, line_key, since, until from line_spans where received_cash > 0 order by 1, 2, 3, 4 limit 1)`,
    /^sums over time are those/,
  ],
  [
    'the amount of an entry',
    `update journal_entries set amount = amount + 1 where ${first('journal_entries', `measure = 'verified'`)}`,
    /^the journal is what the events say/,
  ],
  [
    'the date of an entry',
    `update journal_entries set effective_on = effective_on - 1 where ${first('journal_entries', `measure = 'received'`)}`,
    /^records are posted on their own day/,
  ],
  [
    'an entry removed',
    `delete from journal_entries where ${first('journal_entries', `measure = 'pledged'`)}`,
    /^what is pledged is what active pledges say/,
  ],
  [
    'an entry inserted',
    `insert into journal_entries (retreat_id, event_id, measure, line_code, amount, effective_on)
     select retreat_id, event_id, 'spent', line_code, 1, effective_on from journal_entries where measure = 'spent' limit 1`,
    /^what is spent is what expenditures say/,
  ],
  [
    'the form of an entry',
    `update journal_entries set form = 'services' where ${first('journal_entries', `measure = 'pledged' and form = 'cash'`)}`,
    /^an entry is of its pledge and its disbursement/,
  ],
  [
    'the channel of an entry',
    `update journal_entries set channel = 'other_account' where ${first('journal_entries', `measure = 'received' and channel = 'rkud'`)}`,
    /^an entry is of its pledge and its disbursement/,
  ],
  [
    'an entry given to a disbursement that there never was',
    `update journal_entries set disbursement_id = gen_random_uuid() where ${first('journal_entries', `measure = 'received'`)}`,
    /^an entry is of its pledge and its disbursement/,
  ],
  [
    "a disbursement's amount",
    `update disbursements set amount = amount + 1, unallocated = unallocated + 1 where ${first('disbursements', `state = 'verified'`)}`,
    /^what is received is what disbursements say/,
  ],
  [
    'a disbursement that was never verified called verified',
    `update disbursements set state = 'verified', verified_by = gen_random_uuid() where ${first('disbursements', `state = 'recorded'`)}`,
    /^what is verified is what verified disbursements say/,
  ],
  [
    'the day of a receipt',
    `update disbursements set received_on = received_on - 40 where ${first('disbursements', 'true')}`,
    /^records are posted on their own day/,
  ],
  [
    'a disbursement removed',
    `delete from disbursements where ${first('disbursements', `state = 'verified'`)}`,
    /^what is received is what disbursements say/,
  ],
  [
    "a pledge's allocation moved to another line",
    `update pledges set allocations = jsonb_set(allocations, '{0,lineCode}', '"C02"') where ${first('pledges', `state = 'active' and jsonb_array_length(allocations) > 0`)}`,
    /^what is reserved is what submitted and active pledges say/,
  ],
  [
    'an agreement taken away',
    `update pledges set agreement_kind = null, agreement_number = null, agreement_signed_on = null where ${first('pledges', 'agreement_number is not null')}`,
    /^what is committed is what pledges with an agreement say/,
  ],
  [
    "a pledge's instalment",
    `update pledges set instalments = jsonb_set(instalments, '{0,amount}', '1') where ${first('pledges', `state = 'active'`)}`,
    /^a pledge, its adjustments and its instalments add up/,
  ],
  [
    'an amendment that nobody approved',
    `update pledges set amended = 1 where ${first('pledges', `state = 'active'`)}`,
    /^a pledge, its adjustments and its instalments add up/,
  ],
  [
    "an appropriation's item",
    `update appropriations set items = jsonb_set(items, '{0,amount}', '7') where ${first('appropriations', 'true')}`,
    /^what is appropriated is on every day the last statement/,
  ],
  [
    'the day from which an appropriation counts',
    `update journal_entries set effective_on = effective_on + 1 where ${first('journal_entries', `measure = 'appropriated'`)}`,
    /^what is appropriated is on every day the last statement/,
  ],
  [
    'a verification dated before the receipt',
    `update journal_entries set effective_on = effective_on - 1 where ${first('journal_entries', `measure = 'verified'`)}`,
    /^at every date no more is verified than received/,
  ],
  [
    'an agreement dated before the pledge',
    `update journal_entries set effective_on = effective_on - 400 where ${first('journal_entries', `measure = 'committed'`)}`,
    /^at every date no more is committed than pledged/,
  ],
  [
    'an entry long before its fiscal year',
    `update journal_entries set effective_on = '2019-12-31' where ${first('journal_entries', `measure = 'spent'`)}`,
    /^nothing was dated on a closed day, or long before/,
  ],
  [
    'a month closed after one that is open',
    `insert into closings (month, state, closed_by, reopened_by, reason)
     values ('2020-01', 'open', gen_random_uuid(), gen_random_uuid(), 'x'), ('2020-02', 'closed', gen_random_uuid(), null, null)`,
    /^no month is open before one that is closed/,
  ],
  [
    "an expenditure's amount",
    `update expenditures set amount = amount - 1 where ${first('expenditures', 'true')}`,
    /^what is spent is what expenditures say/,
  ],
  [
    "a budget line's price",
    `update budget_lines set unit_price = unit_price + 1 where ${first('budget_lines', 'quantity > 0', 'code')}`,
    /^a budget line is quantity times unit price/,
  ],
  [
    'a ceiling',
    `update line_balances set ceiling = ceiling + 1 where ${first('line_balances', `line_key <> ''`, 'line_key')}`,
    /^ceilings and eligibility follow the adopted budget/,
  ],
  [
    'a verifier who is the maker',
    `update disbursements set verified_by = makers[1] where ${first('disbursements', `state = 'verified'`)}`,
    /^nobody checked what they made/,
  ],
  [
    'an earlier version of a document removed',
    `delete from record_versions where ctid = (select ctid from record_versions limit 1)`,
    /^every version of a record is kept/,
  ],
  [
    'a maker who caused no event of the record',
    `update disbursements set makers = array[gen_random_uuid()] where ${first('disbursements', `state = 'verified'`)}`,
    /^makers are those who caused the events/,
  ],
  [
    'a verifier who is nobody',
    `update disbursements set verified_by = gen_random_uuid() where ${first('disbursements', `state = 'verified'`)}`,
    /^who decided is who caused the event/,
  ],
  [
    'the instant of an approval',
    `update pledges set decided_at = decided_at - interval '1 day' where ${first('pledges', `state = 'active'`)}`,
    /^who decided is who caused the event/,
  ],
  [
    'the company of a pledge balance',
    `update pledge_line_balances set company_id = (select company_id from pledge_line_balances order by company_id desc limit 1)
     where (pledge_id, line_key) = (select pledge_id, line_key from pledge_line_balances order by company_id limit 1)`,
    /^a pledge balance is of its pledge/,
  ],
  [
    'what is left for the unallocated part',
    `update line_balances set ceiling = ceiling - 1 where line_key = ''`,
    /^what is unallocated has no ceiling/,
  ],
  [
    'the number of a version',
    `update record_versions set version = version + 10
     where (kind, record_id, version) = (select kind, record_id, max(version) from record_versions where kind = 'pledges' group by 1, 2 limit 1)`,
    /^every version of a record is kept/,
  ],
  [
    'two versions of a record exchanged',
    ['version = -version', 'version = 3 + version'].map(
      (set) =>
        `update record_versions set ${set} where version in (1, 2, -1, -2) and record_id =
           (select record_id from record_versions where kind = 'pledges' order by record_id limit 1)`,
    ),
    /^every version is under the name and number of its row/,
  ],
  [
    'when a checkpoint was signed',
    `update log_checkpoints set signed_at = signed_at - interval '1 day'`,
    /^every checkpoint is kept as its signed note says/,
  ],
  [
    'the root of a checkpoint',
    `update log_checkpoints set root = sha256('lain')`,
    /^every checkpoint is kept as its signed note says/,
  ],
  [
    'how many events a checkpoint has',
    `update log_checkpoints set size = size - 1`,
    /^every checkpoint is kept as its signed note says/,
  ],
  [
    'a key to the log that never signed',
    `insert into log_keys (id, verifier_key) select 'abcdef01', verifier_key from log_keys`,
    /^every key of the log signed/,
  ],
  [
    'the person of an API key',
    `update api_keys set user_id = (select id from users where 'verifier' = any (roles)) where 'finance' = any (roles)`,
    /^every API key is as it was issued/,
  ],
  [
    'the roles of an API key',
    `update api_keys set roles = roles || '{verifier}'`,
    /^every API key is as it was issued/,
  ],
  ['the scopes of an API key', `update api_keys set scopes = '{}'`, /^every API key is as it was issued/],
  [
    'the expiry of an API key',
    'update api_keys set expires_at = now()',
    /^every API key is as it was issued/,
  ],
  [
    'the revocation of an API key',
    'update api_keys set revoked_at = now()',
    /^every API key is as it was issued/,
  ],
  [
    'an API key deleted',
    `delete from api_keys where ${first('api_keys', 'true')}`,
    /^every API key is as it was issued/,
  ],
  [
    'an API key inserted',
    `insert into api_keys (id, name, prefix, secret_hash, roles) select gen_random_uuid(), name, prefix, 'lain', roles from api_keys limit 1`,
    /^every API key is as it was issued/,
  ],
  [
    'the roles of a user',
    `update users set roles = roles || '{verifier}' where 'finance' = any (roles)`,
    /^every record is as it was last logged/,
  ],
  [
    'what an event says it posted',
    `update events set data = jsonb_set(data, '{entries,0,amount}', '1') where ${first('events', `type = 'disbursement.recorded'`, 'sequence')}`,
    /^the journal is what the events say/,
  ],
]

describe('verify', () => {
  it('finds the illustrative retreat sound, with every check but those of adjustments, moves, imports, papers and sealed reports looking at records', async () => {
    const { verdicts } = await verifyLedger(service.db)

    expect(verdicts.filter(({ wrong }) => wrong > 0)).toEqual([])
    expect(verdicts.filter(({ compared }) => compared === 0).map(({ name }) => name)).toEqual([
      'an adjustment did what was approved',
      'a proposal moved what its effect tells',
      'a proposal moved what it asked for',
      'a proposal changed what it was proposed on',
      'a proposal wrote what it asked for, and nothing else',
      'a proposal says in its columns what was sent, of records that belong together',
      'an approval split and scheduled as was asked, and else left the schedule as it was',
      'what was re-allocated is what two people decided',
      'no month is open before one that is closed',
      'a pledge is cancelled on the day on which somebody cancels it',
      'an import is what came of its file',
      'what was moved is what its event moves, from its day',
      'an adoption or choice of a venue moved nothing that could have stayed',
      'a paper of a refund is that of no other refund or receipt',
      'a stored file is the evidence of one receipt, or of several of one paper or on pages of their own',
      'every session is as it began',
      'every password is as it was last given or chosen',
      'the content of every document is what was uploaded',
      'every sealed report has the bytes that the log tells of',
      'every sealed report names a checkpoint of this log',
      'checkpoints kept outside hold',
      'the stored tree is that of the events',
      'every person of the single sign-on is who the token names',
      'every link was proposed, confirmed and withdrawn by whoever might',
    ])
  })

  it.each(tamperings)('finds %s', async (_what, sql, check) => {
    const wrong = await wrongAfter(service, sql)

    const verdict = wrong.find(({ name }) => check.test(name))
    expect(verdict?.examples[0]?.record, `found wrong: ${wrong.map(({ name }) => name)}`).toMatch(/\w+ \S+/)
  })

  it('leaves nothing of a tampering behind, so that each of these tests begins sound', async () => {
    const { verdicts } = await verifyLedger(service.db)

    expect(verdicts.filter(({ wrong }) => wrong > 0)).toEqual([])
  })
})
