import { and, asc, eq, inArray, ne, type SQL, sql } from 'drizzle-orm'
import { QueryBuilder } from 'drizzle-orm/pg-core'
import { nameMatches } from '../papers/search.ts'
import { type Actor, idsOf } from '../platform/authority/actor.ts'
import type { Db, Tx } from '../platform/db/client.ts'
import { readPage, readTotals } from '../platform/db/list-rows.ts'
import { queryRows, type Statement } from '../platform/db/pipeline.ts'
import { assertFound, type Pointer, refuseAt } from '../platform/shared/errors.ts'
import type { Totals } from '../platform/shared/list-query.ts'
import type { Page } from '../platform/shared/wire.ts'
import type { attachmentKind } from './attachments.table.ts'
import {
  type Document,
  type DocumentQuery,
  type DocumentUse,
  type LinkedDocument,
  MAX_LINKS,
} from './documents.schema.ts'
import { documentLinks, documentSearch, documents } from './documents.table.ts'

type AttachmentKind = (typeof attachmentKind.enumValues)[number]
export type DocumentRow = typeof documents.$inferSelect

export function presentDocument({ salt: _salt, ...row }: DocumentRow): Document {
  return { ...row, createdAt: row.createdAt.toISOString() }
}

/**
 * Whoever is not limited to some retreats sees every document. Others see what records of those retreats name, and what
 * they uploaded themselves, with that key: the log knows that, also where somebody had uploaded the same content before.
 */
function isVisibleTo(actor: Actor): SQL | undefined {
  const { scopes } = actor
  if (!scopes?.retreatIds) return undefined
  return sql`(
    exists (select from ${documentLinks} where ${documentLinks.documentId} = ${documents.id}
      and ${documentLinks.retreatId} = any (${sql.param(scopes.retreatIds)}::uuid[]))
    or ${isUploadedBy(actor)})`
}

/** Where a key is limited, what its person uploaded with another one may belong to another retreat. */
function isUploadedBy(actor: Actor): SQL {
  const { apiKeyId, scopes } = actor
  const isSame = scopes?.retreatIds
    ? sql`api_key_id = ${apiKeyId}`
    : sql`actor_id = any (${sql.param(idsOf(actor))}::uuid[])`
  return sql`exists (select from events where subject_type = 'document' and subject_id = ${documents.id}::text
    and type = 'document.uploaded' and ${isSame})`
}

export async function hasUploaded(tx: Tx, actor: Actor, id: string): Promise<boolean> {
  const rows = await tx
    .select({ id: documents.id })
    .from(documents)
    .where(and(eq(documents.id, id), isUploadedBy(actor)))
  return rows.length > 0
}

export async function findByDigest(tx: Tx, sha256: string): Promise<DocumentRow | undefined> {
  const [row] = await tx.select().from(documents).where(eq(documents.sha256, sha256))
  return row
}

/** The document, or 404 where there is none or this key may not see it. */
export async function findVisibleDocument(db: Db, actor: Actor, id: string): Promise<DocumentRow> {
  const [row] = await db
    .select()
    .from(documents)
    .where(and(eq(documents.id, id), isVisibleTo(actor)))
  return assertFound(row, 'document_not_found')
}

/** Asks which of these documents this actor may see: the `id` of each. */
export function visibleDocumentsStatement(actor: Actor, ids: readonly string[]): Statement {
  const { sql: text, params } = new QueryBuilder()
    .select({ id: documents.id })
    .from(documents)
    .where(and(sql`${documents.id} = any (${sql.param(ids)}::uuid[])`, isVisibleTo(actor)))
    .toSQL()
  return { name: `see documents${actor.scopes?.retreatIds ? ' of retreats' : ''}`, text, values: params }
}

/** Refuses to name a document that there is not, or that this actor may not see. */
export async function assertLinkable(
  tx: Tx,
  actor: Actor,
  id: string | null | undefined,
  pointer: Pointer,
): Promise<void> {
  if (!id) return
  const seen = await queryRows(tx.$client, visibleDocumentsStatement(actor, [id]))
  if (seen.length === 0) refuseAt(pointer, 'unknown_reference')
}

/** The document with the records that name it and that this actor may see. */
export async function findLinked(db: Db, actor: Actor, id: string): Promise<LinkedDocument> {
  const document = await findVisibleDocument(db, actor, id)
  const retreatIds = actor.scopes?.retreatIds
  const { kind, recordId, retreatId } = documentLinks
  const links = await db
    .select({ kind, recordId, retreatId })
    .from(documentLinks)
    .where(and(eq(documentLinks.documentId, id), retreatIds ? inArray(retreatId, retreatIds) : undefined))
    .orderBy(asc(recordId), asc(kind))
    .limit(MAX_LINKS)
  return { ...presentDocument(document), links: links as LinkedDocument['links'] }
}

export interface NamedDocument {
  documentId: string
  role: AttachmentKind
}

/** The documents that a record itself names. */
export async function documentsNamedBy(db: Db | Tx, id: string): Promise<NamedDocument[]> {
  const { documentId, role, recordId, kind } = documentLinks
  const rows = await db
    .select({ documentId, role })
    .from(documentLinks)
    .where(and(eq(recordId, id), ne(kind, 'attachment')))
    .orderBy(asc(role))
  return rows as NamedDocument[]
}

/** The records that name the document or to which it is attached, and that this actor may see; by what people call them. */
export async function usesOf(db: Db, actor: Actor, id: string): Promise<DocumentUse[]> {
  await findVisibleDocument(db, actor, id)
  return queryRows<DocumentUse>(db.$client, {
    name: 'read uses of a document',
    text: `
      select distinct l.record_type as type, l.record_id as id, l.role as kind, ${LABEL} as label
      from document_links l
      where l.document_id = $1 and ($2::uuid[] is null or l.retreat_id = any ($2))
      order by l.record_id, l.role limit ${MAX_LINKS}`,
    values: [id, actor.scopes?.retreatIds ?? null],
  })
}

const LABEL = `case l.record_type
  when 'pledge' then (select letter_number from pledges where id = l.record_id)
  when 'disbursement' then (select evidence_number from disbursements where id = l.record_id)
  when 'adjustment' then (
    select coalesce(a.evidence_number, p.letter_number, a.reason) from adjustments a left join pledges p on p.id = a.pledge_id
    where a.id = l.record_id)
  when 'company' then (select legal_name from companies where id = l.record_id)
  when 'expenditure' then (select sp2d_number from expenditures where id = l.record_id)
  else (select code from retreats where id = l.record_id) end`

export async function listDocuments(
  db: Db,
  actor: Actor,
  query: DocumentQuery,
): Promise<Page<Document> & { totals?: Totals }> {
  const filters = [
    isVisibleTo(actor),
    query.sha256 === undefined ? undefined : eq(documents.sha256, query.sha256),
    query.q === undefined ? undefined : nameMatches(documentSearch(documents), query.q),
  ]
  const page = await readPage(db, documents, query, { keys: {}, filters })
  const totals = query.totals === 'true' ? { totals: await readTotals(db, documents, { filters }) } : {}
  return { ...page, items: page.items.map(presentDocument), ...totals }
}
