/**
 * Posts the illustrative retreat through the use cases that the API uses, by two persons, as it would have been
 * posted. Every step has an idempotency key of its own, so a load that was interrupted goes on where it stopped.
 */
import { eq } from 'drizzle-orm'
import { recordAgreement } from '../../adjustments/record-agreement.ts'
import { reverseDisbursement } from '../../adjustments/reverse-disbursement.ts'
import { appropriate } from '../../appropriations/appropriate.ts'
import { recordExpenditure } from '../../appropriations/record-expenditure.ts'
import { findVisibleBudget } from '../../budgets/budgets.queries.ts'
import { draftBudget } from '../../budgets/draft-budget.ts'
import { addDisclosure } from '../../companies/add-disclosure.ts'
import { registerCompany } from '../../companies/write-company.ts'
import { findVisibleDisbursement, presentFrom } from '../../disbursements/disbursements.queries.ts'
import { recordDisbursement } from '../../disbursements/record-disbursements.ts'
import { verifyDisbursement } from '../../disbursements/verify-disbursement.ts'
import { type Actor, theService } from '../../platform/authority/actor.ts'
import { type CommandHandler, runCommand } from '../../platform/command/run-command.ts'
import type { Db } from '../../platform/db/client.ts'
import { events } from '../../platform/log/events.table.ts'
import { etagOf } from '../../platform/shared/etag.ts'
import { newId } from '../../platform/shared/ids.ts'
import { approvePledge } from '../../pledges/decide-pledge.ts'
import { draftPledge } from '../../pledges/draft-pledge.ts'
import { findVisiblePledge, presentFrom as presentPledgeFrom } from '../../pledges/pledges.queries.ts'
import { submitPledge } from '../../pledges/submit-pledge.ts'
import { createRetreat } from '../../retreats/write-retreat.ts'
import { adoptBudget } from '../../transitions/adopt-budget.ts'
import { type DemoDisbursement, type DemoPledge, readDemoData } from './demo-data.ts'

/** The two persons who post it: one makes, the other checks. */
export interface DemoActors {
  finance: Actor
  verifier: Actor
}

const LOADED = 'demo.loaded'

export async function isDemoLoaded(db: Db): Promise<boolean> {
  const [loaded] = await db.select({ id: events.id }).from(events).where(eq(events.type, LOADED)).limit(1)
  return loaded !== undefined
}

export async function loadDemo(db: Db, { finance, verifier }: DemoActors): Promise<{ retreatId: string }> {
  const data = readDemoData()
  const post = <Result extends object>(actor: Actor, key: string, work: CommandHandler<Result, Actor>) =>
    runCommand(
      db,
      { actor, requestId: newId(), idempotency: { key: `demo-${key}`, fingerprint: 'demo' } },
      work,
    ).then(({ result }) => result)

  const companyIds = new Map<string, string>()
  for (const company of data.companies) {
    const { id } = await post(finance, `company-${company.npwp}`, (tx) => registerCompany(tx, company))
    companyIds.set(company.legalName, id)
  }
  for (const { company, ...disclosure } of data.disclosures) {
    const companyId = idOf(companyIds, company)
    await post(finance, `disclosure-${disclosure.reference}`, (tx) =>
      addDisclosure(tx, { companyId, disclosure }),
    )
  }

  const { id: retreatId } = await post(finance, 'retreat', (tx) => createRetreat(tx, data.retreat))
  const budget = { reason: 'RAB ilustratif', lines: data.costLines }
  const { version: number } = await post(finance, 'budget', (tx, actor) =>
    draftBudget(tx, actor, { retreatId, budget }),
  )
  const adoption = { adoptedOn: data.budget.adoptedOn }
  await post(verifier, 'adoption', async (tx, actor) => {
    const ifMatch = etagOf(await findVisibleBudget(tx, actor, retreatId, number))
    return adoptBudget(tx, actor, { retreatId, number, adoption, ifMatch })
  })
  const appropriation = data.appropriations
  await post(finance, 'appropriation', (tx, actor) => appropriate(tx, actor, { retreatId, appropriation }))

  const pledgeIds = new Map<string, string>()
  for (const pledge of data.pledges) {
    pledgeIds.set(pledge.ref, await postPledge(pledge))
  }
  for (const disbursement of data.disbursements) await postDisbursement(disbursement)
  for (const expenditure of data.expenditures) {
    await post(finance, `expenditure-${expenditure.sp2dNumber}`, (tx, actor) =>
      recordExpenditure(tx, actor, { retreatId, expenditure }),
    )
  }
  await post(theService, 'loaded', async () => ({
    result: { retreatId },
    events: [{ id: newId(), type: LOADED, subject: { type: 'retreat', id: retreatId }, retreatId, data: {} }],
  }))
  return { retreatId }

  async function postPledge({ ref, company, agreement, state, ...pledge }: DemoPledge): Promise<string> {
    const companyId = idOf(companyIds, company)
    const { id } = await post(finance, ref, (tx, actor) =>
      draftPledge(tx, actor, { ...pledge, retreatId, companyId, externalRef: ref }),
    )
    await post(finance, `${ref}-submission`, (tx, actor) => submitPledge(tx, actor, { id }))
    if (state === 'active')
      await post(verifier, `${ref}-approval`, async (tx, actor) => {
        const ifMatch = etagOf(await presentPledgeFrom(tx, await findVisiblePledge(tx, actor, id)))
        return approvePledge(tx, actor, { id, ifMatch })
      })
    if (agreement)
      await post(finance, `${ref}-agreement`, (tx, actor) =>
        recordAgreement(tx, actor, { id, request: agreement }),
      )
    return id
  }

  async function postDisbursement(demo: DemoDisbursement): Promise<void> {
    const { ref, pledge, state, reversal, ...disbursement } = demo
    const pledgeId = idOf(pledgeIds, pledge)
    const { id } = await post(
      finance,
      ref,
      recordDisbursement({ ...disbursement, pledgeId, externalRef: ref }),
    )
    if (state === 'verified')
      await post(verifier, `${ref}-verification`, async (tx, actor) => {
        const ifMatch = etagOf(await presentFrom(tx, await findVisibleDisbursement(tx, actor, id)))
        return verifyDisbursement(tx, actor, { id, ifMatch })
      })
    if (reversal)
      await post(finance, `${ref}-reversal`, (tx, actor) =>
        reverseDisbursement(tx, actor, { id, ...reversal }),
      )
  }
}

function idOf(ids: Map<string, string>, name: string): string {
  const id = ids.get(name)
  if (id === undefined) throw new Error(`the demo names ${name} before it exists`)
  return id
}
