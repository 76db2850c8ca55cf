import type { Actor } from '../access/actor.ts'
import type { Outcome } from '../command/run-command.ts'
import type { Tx } from '../db/client.ts'
import { type LineBalance, lockLines } from '../journal/locks.ts'
import { entriesOf, postEntries } from '../journal/post-entries.ts'
import { assertState as assertPledgeState, balancesOf, lockPledge } from '../pledges/pledges.queries.ts'
import { AppError, assertFound, refuseAt } from '../shared/errors.ts'
import { newId } from '../shared/ids.ts'
import type { Split } from '../shared/wire.ts'
import { presentDisbursement } from './disbursements.queries.ts'
import type { Disbursement, NewDisbursement } from './disbursements.schema.ts'
import { disbursements } from './disbursements.table.ts'
import { assertOpen, splitOf } from './split-receipt.ts'

/**
 * Records what a company handed over against an active pledge. Refused: more than is open on the pledge, and more
 * than a line's ceiling leaves beside what the regional budget spent on it. Accepted and left to the findings:
 * before an agreement, after the event, outside the treasury account.
 */
export async function recordDisbursement(
  tx: Tx,
  actor: Actor,
  input: NewDisbursement,
): Promise<Outcome<Disbursement>> {
  const pledge = await lockNamedPledge(tx, actor, input.pledgeId)
  if (pledge.form !== 'cash' && input.evidence.kind !== 'bast')
    refuseAt('/evidence/kind', 'in_kind_needs_bast')
  const { documentTotal } = input.evidence
  if (documentTotal !== undefined && documentTotal < input.amount) {
    refuseAt('/evidence/documentTotal', 'document_total_too_small', { documentTotal, amount: input.amount })
  }
  assertPledgeState(pledge, 'active')
  const balances = await balancesOf(tx, [pledge.id])
  const split = splitOf(input, balances)
  assertOpen(split, balances)
  assertNoDoubleFunding(split, await lockLines(tx, pledge.retreatId, linesOf(split)))

  const { id: pledgeId, retreatId, companyId, form } = pledge
  const { receivedOn, channel } = input
  const [row] = await tx
    .insert(disbursements)
    .values({
      id: newId(),
      retreatId,
      pledgeId,
      companyId,
      form,
      amount: input.amount,
      receivedOn,
      channel,
      evidenceKind: input.evidence.kind,
      evidenceNumber: input.evidence.number,
      evidenceAccountNumber: input.evidence.accountNumber ?? null,
      evidenceDocumentTotal: documentTotal ?? null,
      invoiceNumber: input.invoiceNumber ?? null,
      ...split,
      externalRef: input.externalRef ?? null,
      makers: [actor.personId],
    })
    .returning()
  const disbursement = assertFound(row, 'internal_error')
  const basis = {
    retreatId,
    companyId,
    pledgeId,
    disbursementId: disbursement.id,
    form,
    channel,
    effectiveOn: receivedOn,
  }
  const eventId = newId()
  const entries = await postEntries(tx, eventId, entriesOf(basis, 'received', split))
  const result = presentDisbursement(disbursement)
  return {
    result,
    events: [
      {
        id: eventId,
        type: 'disbursement.recorded',
        subject: { type: 'disbursement', id: disbursement.id },
        retreatId,
        data: { ...result, entries },
      },
    ],
  }
}

/** A pledge that the body names: an unknown one is a fault of the body, not of the address. */
async function lockNamedPledge(tx: Tx, actor: Actor, id: string) {
  try {
    return await lockPledge(tx, actor, id)
  } catch (error) {
    if (error instanceof AppError && error.code === 'pledge_not_found')
      refuseAt('/pledgeId', 'unknown_reference')
    throw error
  }
}

function linesOf(split: Split): (string | null)[] {
  return [...split.allocations.map(({ lineCode }) => lineCode), null]
}

/** CSR received and APBD spent on a line stay within its ceiling together: KPK's first condition, no double funding. */
function assertNoDoubleFunding(split: Split, lines: Map<string | null, LineBalance>): void {
  split.allocations.forEach(({ lineCode: line, amount: asked }, index) => {
    const balance = assertFound(lines.get(line), 'unknown_line')
    const left = balance.ceiling - balance.received - balance.spent
    if (asked > left) {
      refuseAt(`/allocations/${index}/amount`, 'double_funding', {
        line,
        asked,
        left,
        ceiling: balance.ceiling,
      })
    }
  })
}
