/** What somebody who holds the application's login can try in SQL, and a ledger on which to try it. */
import type pg from 'pg'
import { newId } from '../../src/platform/shared/ids.ts'
import { instalmentsOf } from './adjustments.ts'
import { approved } from './proposals.ts'
import type { TestService } from './service.ts'
import { aDraft, aDraftBudget, anActivePledge, aReceipt, aRetreat, aSubmittedPledge } from './world.ts'

export interface Credential {
  actor: string
  key: string | null
}

/** Something of every kind that waits for somebody, and of every kind that was decided. */
export interface Attacked {
  retreatId: string
  draftId: string
  submittedId: string
  proposedId: string
  recordedId: string
  verifiedId: string
  finance: Credential
  verifier: Credential
}

export async function aLedgerToAttack(service: TestService): Promise<Attacked> {
  const retreatId = (await aRetreat(service, [{ code: 'A', amount: 2_000 }])).id
  const draftId = (await aDraft(service, { retreatId, amount: 10 })).id
  const { id: pledgeId } = await anActivePledge(service, { retreatId, amount: 1_000 })
  const recordedId = (await aReceipt(service, pledgeId, 10)).id
  const verifiedId = (await aReceipt(service, pledgeId, 10)).id
  await service.as('verifier').made(`/v1/disbursements/${verifiedId}/verification`)
  await approved(service, `/v1/pledges/${pledgeId}/write-offs`, {
    amount: 5,
    reason: 'other',
    effectiveOn: '2025-05-20',
    instalments: instalmentsOf(995),
  })
  const submittedId = (await aSubmittedPledge(service, { retreatId, amount: 10 })).id
  const proposed = await service.as('finance').made(`/v1/pledges/${pledgeId}/write-offs`, {
    amount: 5,
    reason: 'other',
    effectiveOn: '2025-05-20',
    instalments: instalmentsOf(990),
  })
  const proposedId = proposed.id
  await service.as('finance').made(`/v1/retreats/${retreatId}/appropriations`, {
    effectiveOn: '2025-03-01',
    documentNumber: 'DPA-1',
    items: [{ lineCode: 'A', amount: 10 }],
  })
  await service.as('finance').made(`/v1/retreats/${retreatId}/expenditures`, {
    lineCode: 'A',
    amount: 1,
    spentOn: '2025-05-20',
    sp2dNumber: 'SP2D-1',
  })
  await aDraftBudget(service, retreatId, [{ code: 'A', amount: 2_000 }])
  return {
    ...{ retreatId, draftId, submittedId, proposedId, recordedId, verifiedId },
    finance: await credentialOf(service, 'finance'),
    verifier: await credentialOf(service, 'verifier'),
  }
}

export async function credentialOf(service: TestService, name: string): Promise<Credential> {
  const { rows } = await service.superuser.query(
    'select id as key, user_id as actor from api_keys where name = $1',
    [name],
  )
  return rows[0]
}

export interface Caused {
  type: string
  subject: string
  by: Credential
  retreatId?: string
  occurredAt?: string
}

export function appendEvent(
  client: pg.PoolClient,
  { type, subject, by, retreatId, occurredAt = 'now()' }: Caused,
) {
  return client.query(
    `insert into events (id, type, subject_type, subject_id, actor_id, api_key_id, retreat_id, request_id, data, occurred_at)
     values ($1, $2, split_part($2, '.', 1), $3, $4, $5, $6, 'x', '{}', ${occurredAt})`,
    [newId(), type, subject, by.actor, by.key, retreatId ?? null],
  )
}
