import { attachments } from '../documents/attachments.table.ts'
import { assertLinkable } from '../documents/documents.queries.ts'
import { type Actor, makersOf } from '../platform/authority/actor.ts'
import type { Outcome } from '../platform/command/run-command.ts'
import type { Tx } from '../platform/db/client.ts'
import { queryRows } from '../platform/db/pipeline.ts'
import { AppError, assertFound } from '../platform/shared/errors.ts'
import { newId } from '../platform/shared/ids.ts'
import { mustExist } from '../platform/shared/must-exist.ts'
import { type AttachableType, attachables } from './attachable.ts'
import { attachmentsOf } from './attachments.queries.ts'
import type { Attachment, NewAttachment, Replacement } from './attachments.schema.ts'

interface Record {
  type: AttachableType
  id: string
}

/** Attaches a stored document to a record, whatever became of the record: nothing of what was decided changes. */
export async function attachDocument(
  tx: Tx,
  actor: Actor,
  { attachment, ...record }: Record & { attachment: NewAttachment },
): Promise<Outcome<Attachment>> {
  await takeFile(tx, actor, record, attachment)
  const retreatId = await lockRecord(tx, actor, record)
  await assertLinkable(tx, actor, attachment.documentId, '/documentId')
  const id = newId()
  await add(tx, actor, { ...record, retreatId }, { id, ...attachment })
  return outcomeOf(tx, 'document.attached', { ...record, retreatId }, id)
}

/** Marks a document of a record as wrong, with a reason, and puts the right one in its place where there is one. */
export async function replaceDocument(
  tx: Tx,
  actor: Actor,
  { attachmentId, replacement, ...record }: Record & { attachmentId: string; replacement: Replacement },
): Promise<Outcome<Attachment>> {
  const { documentId, reason } = replacement
  const wrong = await find()
  await takeFile(tx, actor, record, { kind: wrong?.kind, documentId })
  const retreatId = await lockRecord(tx, actor, record)
  const { kind, replaced } = assertFound(await find(), 'attachment_not_found')
  if (replaced) throw new AppError('attachment_replaced')
  await assertLinkable(tx, actor, documentId, '/documentId')
  await add(
    tx,
    actor,
    { ...record, retreatId },
    {
      id: newId(),
      kind,
      documentId: documentId ?? null,
      replaces: attachmentId,
      replacementReason: reason,
    },
  )
  return outcomeOf(tx, 'document.replaced', { ...record, retreatId }, attachmentId)

  async function find(): Promise<Attachment | undefined> {
    return (await attachmentsOf(tx, record.id)).find(({ id }) => id === attachmentId)
  }
}

/** Evidence is a paper, which counts once. Papers are locked before records. */
async function takeFile(
  tx: Tx,
  actor: Actor,
  { type, id }: Record,
  { kind, documentId }: { kind: string | undefined; documentId?: string | null | undefined },
): Promise<void> {
  if (kind === 'evidence' && documentId) await attachables[type].takeEvidence?.(tx, actor, id, documentId)
}

/** The record's retreat, if it belongs to one, with the record locked: its attachments are counted one by one. */
async function lockRecord(tx: Tx, actor: Actor, { type, id }: Record): Promise<string | null> {
  const { table, find } = attachables[type]
  await find(tx, actor, id)
  const [row] = await queryRows<{ retreatId: string | null }>(tx.$client, {
    name: `lock ${type} for its documents`,
    text: `select ${type === 'retreat' ? 'id' : 'retreat_id'} as "retreatId" from ${table} where id = $1 for update`,
    values: [id],
  })
  return mustExist(row, 'the record just found').retreatId
}

type Added = Pick<typeof attachments.$inferInsert, 'id' | 'kind' | 'documentId'> &
  Partial<Pick<typeof attachments.$inferInsert, 'note' | 'replaces' | 'replacementReason'>>

/** The record counts the attachment, which a trigger checks: so that its ETag is another one. */
async function add(
  tx: Tx,
  actor: Actor,
  { type, id, retreatId }: Record & { retreatId: string | null },
  added: Added,
): Promise<void> {
  const { table, openStates } = attachables[type]
  await tx
    .insert(attachments)
    .values({ ...added, retreatId, recordType: type, recordId: id, addedBy: actor.personId })
  const makers = `, makers = case when state::text = any ($2::text[])
    then makers || array(select m from unnest($3::uuid[]) m where m <> all (makers)) else makers end`
  await queryRows(tx.$client, {
    name: `count documents of ${type}`,
    text: `update ${table} set attached = attached + 1${type === 'retreat' ? '' : makers} where id = $1`,
    values: type === 'retreat' ? [id] : [id, openStates, makersOf(actor)],
  })
}

async function outcomeOf(
  tx: Tx,
  type: 'document.attached' | 'document.replaced',
  { retreatId, ...record }: Record & { retreatId: string | null },
  attachmentId: string,
): Promise<Outcome<Attachment>> {
  const there = (await attachmentsOf(tx, record.id)).find(({ id }) => id === attachmentId)
  const subject = { type: record.type, id: record.id }
  return {
    result: mustExist(there, 'the attachment just written'),
    events: [{ id: newId(), type, subject, ...(retreatId !== null && { retreatId }), data: {} }],
  }
}
