import { assertNotSucceeded, type Merger } from '../companies/companies.queries.ts'
import { type Actions, byAnother, type Gate } from '../platform/authority/actions.ts'
import { assertMayDo } from '../platform/authority/actor.ts'
import type { Db, Tx } from '../platform/db/client.ts'
import { queryRows } from '../platform/db/pipeline.ts'
import { AppError } from '../platform/shared/errors.ts'
import { mustExist } from '../platform/shared/must-exist.ts'
import { assertRunning } from '../retreats/retreat-actions.ts'
import { assertState, type PledgeRow } from './pledges.queries.ts'

/** What decides about a pledge beside its own row. */
export interface PledgeStanding extends Merger {
  cancelledOn: string | null
  received: number
  today: string
}
type PledgeFacts = PledgeStanding & Pick<PledgeRow, 'state' | 'makers' | 'agreementNumber'>

const inState =
  (...required: PledgeRow['state'][]): Gate<Pick<PledgeRow, 'state'>> =>
  (_actor, pledge) =>
    assertState(pledge, ...required)

const ofRunningRetreat: Gate<Pick<PledgeStanding, 'cancelledOn'>> = (_actor, facts) => assertRunning(facts)

const ofPromisingCompany: Gate<Merger & Pick<PledgeStanding, 'today'>> = (_actor, facts) =>
  assertNotSucceeded(facts, facts.today)

const nothingReceived: Gate<Pick<PledgeStanding, 'received'>> = (_actor, { received }) => {
  if (received > 0) throw new AppError('pledge_has_receipts', { received })
}

/** The first is recorded at once. */
const laterOneIsProposed: Gate<Pick<PledgeRow, 'agreementNumber'>> = (actor, { agreementNumber }) => {
  if (agreementNumber !== null) assertMayDo(actor, 'adjustments.propose')
}

/** All that a pledge says is corrected until it is submitted. */
export const correction = { operation: 'pledges.write', gates: [inState('draft', 'rejected')] } as const

/** What can be done with a pledge. */
export const pledgeActions = {
  // Of a submitted one what it says of its letter.
  change: { operation: 'pledges.write', gates: [inState('draft', 'rejected', 'submitted')] },
  submission: {
    operation: 'pledges.write',
    gates: [inState('draft', 'rejected'), ofRunningRetreat, ofPromisingCompany],
  },
  withdrawal: { operation: 'pledges.write', gates: [inState('submitted')] },
  discarding: { operation: 'pledges.write', gates: [inState('draft', 'rejected')] },
  approval: { operation: 'pledges.decide', gates: [inState('submitted'), ofRunningRetreat, byAnother] },
  rejection: { operation: 'pledges.decide', gates: [inState('submitted'), byAnother] },
  cancellation: { operation: 'pledges.write', gates: [inState('active'), nothingReceived] },
  agreement: { operation: 'pledges.write', gates: [inState('active'), laterOneIsProposed] },
  amendments: { operation: 'adjustments.propose', gates: [inState('active')] },
  'write-offs': { operation: 'adjustments.propose', gates: [inState('active')] },
  reallocations: { operation: 'pledges.write', gates: [inState('active')] },
  documents: { operation: 'documents.write', gates: [] },
} satisfies Actions<PledgeFacts>

/** What stands around the pledge now, read at once. */
export async function readPledgeStanding(db: Db | Tx, id: string): Promise<PledgeStanding> {
  const [standing] = await queryRows<PledgeStanding & Record<string, unknown>>(db.$client, {
    name: 'read standing of pledge',
    text: `
      select r.cancelled_on::text as "cancelledOn", c.legal_name as "legalName", c.succeeded_on::text as "succeededOn",
        (select s.legal_name from companies s where s.id = c.successor_id) as successor,
        wita_today()::text as today,
        (select coalesce(sum(received), 0)::int8 from pledge_line_balances where pledge_id = p.id) as received
      from pledges p join retreats r on r.id = p.retreat_id join companies c on c.id = p.company_id where p.id = $1`,
    values: [id],
  })
  return mustExist(standing, 'the retreat and company of a pledge')
}
