/** The references of expenditures: each stands once among those that somebody recorded and nobody reversed. */
import { type PaperRecord, placesOfReceipt } from '../papers/paper.ts'
import { PaperBook } from '../papers/paper-book.ts'
import type { Actor } from '../platform/authority/actor.ts'
import type { Tx } from '../platform/db/client.ts'
import { lockPapersStatement } from '../platform/db/locks.ts'
import { queryRows } from '../platform/db/pipeline.ts'
import type { NewExpenditure } from './apbd.schema.ts'

type LiveExpenditure = Pick<
  PaperRecord,
  'id' | 'retreatId' | 'number' | 'label' | 'amount' | 'date' | 'state' | 'externalRef' | 'makers'
>

/** An expenditure by its reference alone: its SP2D counts once for each line, and has no total or file. */
const nothingElse = { total: null, differsFrom: [], documentId: null, pages: null }

/** Refuses a reference that this person or system has used for another expenditure. Taken before anything else is locked. */
export async function assertOwnReference(
  tx: Tx,
  actor: Actor,
  { externalRef, sp2dNumber: number, amount }: Pick<NewExpenditure, 'externalRef' | 'sp2dNumber' | 'amount'>,
): Promise<void> {
  if (externalRef === undefined) return
  await queryRows(tx.$client, lockPapersStatement([`expenditure ${externalRef}`]))
  const live = await queryRows<LiveExpenditure>(tx.$client, {
    name: 'live expenditures of a reference',
    text: `
      select id, retreat_id as "retreatId", sp2d_number as number, concat_ws(', ', sp2d_number, line_code) as label, amount,
        spent_on::text as date, state, external_ref as "externalRef", makers
      from expenditures where external_ref = $1 and state = 'recorded' order by id`,
    values: [externalRef],
  })
  const records = live.map(
    (row): PaperRecord => ({ ...nothingElse, ...row, type: 'expenditure', key: row.id, files: [] }),
  )
  new PaperBook(actor, placesOfReceipt, records).judge({
    ...nothingElse,
    key: '',
    number,
    amount,
    externalRef,
  })
}
