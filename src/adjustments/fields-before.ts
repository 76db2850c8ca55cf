/** What a proposal corrects or chooses, as it stood when somebody proposed it: what is decided is what was seen. */
import { isDeepStrictEqual } from 'node:util'
import type { Tx } from '../platform/db/client.ts'
import { queryRows } from '../platform/db/pipeline.ts'
import { AppError } from '../platform/shared/errors.ts'
import { namesOfFields } from '../platform/shared/field-names.ts'
import type { AdjustmentRow } from './kinds/kind.ts'

type Fields = AdjustmentRow['before']
type Subject = Pick<AdjustmentRow, 'kind' | 'request' | 'retreatId' | 'pledgeId' | 'disclosureId'>

/** What they say now; null of a proposal that adds, moves or takes. */
export async function fieldsNow(
  tx: Tx,
  { kind, request, retreatId, pledgeId, disclosureId }: Subject,
): Promise<Fields> {
  const [row] = await queryRows<{ fields: Fields }>(tx.$client, {
    name: 'read fields of a proposal',
    text: 'select fields_now($1, $2::jsonb, $3, $4, $5) as fields',
    values: [kind, JSON.stringify(request), retreatId, pledgeId, disclosureId],
  })
  return row?.fields ?? null
}

/** The names of the fields that both speak of. */
export function sharedFields(some: Fields, others: Fields): string[] {
  if (some === null || others === null) return []
  return Object.keys(some).filter((name) => Object.hasOwn(others, name))
}

/** Refuses to decide on a change of what says something else by now, naming those fields. The caller holds the record. */
export async function assertUnchanged(tx: Tx, adjustment: AdjustmentRow): Promise<void> {
  const { before } = adjustment
  if (before === null) return
  const now = (await fieldsNow(tx, adjustment)) ?? {}
  const changed = Object.keys(before).filter((name) => !isDeepStrictEqual(before[name], now[name]))
  if (changed.length === 0) return
  const { id, en } = namesOfFields(changed)
  throw new AppError('changed_since_proposed', {
    since: {
      id: `yang hendak diubahnya sudah berubah (${id})`,
      en: `what it was to change has changed already (${en})`,
    },
    fields: changed.join(', '),
  })
}
