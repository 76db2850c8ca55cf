import { and, eq, inArray, isNull, or, type SQL } from 'drizzle-orm'
import { type Actor, idsOf } from '../platform/authority/actor.ts'
import { personLinks } from '../platform/authority/person-links.table.ts'
import { ssoPersons } from '../platform/authority/sso.table.ts'
import type { Db, Reader } from '../platform/db/client.ts'
import { listRows } from '../platform/db/list-rows.ts'
import { mustExist } from '../platform/shared/must-exist.ts'
import { type PageQuery, toPage } from '../platform/shared/paging.ts'
import type { Page } from '../platform/shared/wire.ts'
import type { PersonLink } from './person-links.schema.ts'

export type PersonLinkRow = typeof personLinks.$inferSelect

export function stateOf(link: PersonLinkRow): PersonLink['state'] {
  if (link.withdrawnAt !== null) return 'withdrawn'
  return link.accountConfirmedAt && link.subjectConfirmedAt ? 'in_force' : 'proposed'
}

/** With the identity that each is of. */
export async function presentLinks(
  reader: Reader,
  links: readonly PersonLinkRow[],
): Promise<Map<string, PersonLink>> {
  const ids = links.map(({ ssoPersonId }) => ssoPersonId)
  const persons = await reader.select().from(ssoPersons).where(inArray(ssoPersons.id, ids))
  const identities = new Map(persons.map(({ id, issuer, subject }) => [id, { issuer, subject }]))
  return new Map(
    links.map(({ ssoPersonId, ...link }) => [
      link.id,
      {
        ...link,
        ...mustExist(identities.get(ssoPersonId), 'the identity of a link'),
        state: stateOf({ ssoPersonId, ...link }),
        accountConfirmedAt: link.accountConfirmedAt?.toISOString() ?? null,
        subjectConfirmedAt: link.subjectConfirmedAt?.toISOString() ?? null,
        withdrawnAt: link.withdrawnAt?.toISOString() ?? null,
        createdAt: link.createdAt.toISOString(),
        updatedAt: link.updatedAt.toISOString(),
      },
    ]),
  )
}

export async function presentLink(reader: Reader, link: PersonLinkRow): Promise<PersonLink> {
  return mustExist((await presentLinks(reader, [link])).get(link.id), 'the link just presented')
}

/** The links of this person that were not withdrawn, seen from either side. */
export function isOf(actor: Actor): SQL | undefined {
  return and(
    or(eq(personLinks.userId, actor.personId), inArray(personLinks.ssoPersonId, idsOf(actor))),
    isNull(personLinks.withdrawnAt),
  )
}

export async function listLinks(db: Db, query: PageQuery, which: SQL | undefined): Promise<Page<PersonLink>> {
  const rows = await listRows(db, personLinks, query, which)
  const links = await presentLinks(db, rows)
  return toPage(rows, query, ({ id }) => mustExist(links.get(id), 'a link of the page'))
}
