import { AppError, type Figures } from '../shared/errors.ts'
import type { Language } from '../shared/language.ts'
import type { ProblemCode } from '../shared/problems.ts'
import type { BothLanguages } from '../shared/wire.ts'
import type { Scopes } from './authority.table.ts'
import { bootstrapOperations, mayDo, type Operation, permissions, personalOperations } from './permissions.ts'
import { type Role, rolesInWords } from './roles.ts'
import { isWithinScopes } from './scopes.ts'

/**
 * Who asks. `personId` is the user behind the key, session or token, or the key itself where no user stands
 * behind it: maker and checker are compared by person, whatever the roles.
 */
export interface Actor {
  personId: string
  /** Where subjects of the single sign-on are linked to the user: as whom they wrote before. */
  formerIds?: readonly string[]
  kind: 'person' | 'system' | 'bootstrap'
  /** Where a system asks: the person who answers for it. What it makes counts as made by both. */
  responsibleId?: string | null
  apiKeyId: string | null
  roles: readonly Role[]
  scopes: Scopes | null
  /** False where what is answered is kept for others too: it names persons by their ids. */
  namesPersons?: false
  /** What the person chose to read in; absent or null where they chose nothing. */
  language?: Language | null
  /** The browser session, where the person signed in with a password. */
  session?: { id: string; mustChangePassword: boolean }
}

/** The service itself: what it creates at its first start (demo users, the bootstrap key) is made by nobody else. */
export const theService: Actor = {
  personId: '00000000-0000-7000-8000-000000000000',
  kind: 'bootstrap',
  apiKeyId: null,
  roles: ['admin'],
  scopes: null,
}

export function assertMayDo(actor: Actor, operation: Operation): void {
  if (!holds(actor, operation)) throw new AppError('forbidden', whoMay(actor, operation))
  if (!isWithinScopes(actor, operation)) throw new AppError('outside_scopes', { operation })
}

/** The figures of a refusal: who may do it, and as what the caller is here. */
function whoMay(actor: Actor, operation: Operation): Figures {
  const { id, en } = rolesInWords(permissions[operation])
  const persons = { id: `orang (bukan sistem): ${id}`, en: `persons (no systems): ${en}` }
  const allowed = personalOperations.includes(operation) ? persons : { id, en }
  return { operation, allowed, held: heldBy(actor) }
}

function heldBy({ kind, roles }: Actor): BothLanguages {
  if (kind === 'bootstrap') {
    return {
      id: 'kunci bootstrap, untuk pengguna dan kunci sistem',
      en: 'key of bootstrap, for users and the keys of systems',
    }
  }
  if (roles.length > 0) return rolesInWords(roles)
  return {
    id: 'tidak ada (tidak ada peran dalam token atau kunci yang juga dimiliki akunnya)',
    en: 'none (the token or key has no role that the account holds too)',
  }
}

export function mayAlso(actor: Actor, operation: Operation): boolean {
  return holds(actor, operation) && isWithinScopes(actor, operation)
}

/** The retreats whose records of a kind are told to whoever does something else; null: all. */
export function retreatsToldTo(actor: Actor, reading: Operation): readonly string[] | null {
  return mayAlso(actor, reading) ? (actor.scopes?.retreatIds ?? null) : []
}

/** Contacts of companies and addresses of users: without this right they are answered as null. */
export function mayReadContacts(actor: Actor): boolean {
  return mayAlso(actor, 'contacts.read')
}

/** Who is who: without this right persons are answered by their ids. */
export function mayReadUsers(actor: Actor): boolean {
  return actor.namesPersons !== false && mayAlso(actor, 'access.read')
}

function holds({ kind, roles }: Actor, operation: Operation): boolean {
  if (kind === 'bootstrap') return bootstrapOperations.includes(operation)
  if (kind === 'system' && personalOperations.includes(operation)) return false
  return mayDo(roles, operation)
}

/** Nobody checks what they made: compared by person, whatever the roles. */
export function assertNotMaker(actor: Actor, record: { makers: readonly string[] }): void {
  if (isMaker(actor, record)) throw new AppError('maker_is_checker')
}

export function isMaker(actor: Actor, { makers }: { makers: readonly string[] }): boolean {
  return idsOf(actor).some((id) => makers.includes(id))
}

/** As whom this person has ever written. */
export function idsOf({ personId, formerIds = [] }: Pick<Actor, 'personId' | 'formerIds'>): string[] {
  return [personId, ...formerIds]
}

/** Who makes what this actor writes. */
export function makersOf({ personId, responsibleId }: Actor): string[] {
  return responsibleId ? [personId, responsibleId] : [personId]
}

/** Everyone who has made the record what it is, this actor included. */
export function withMaker(makers: readonly string[], actor: Actor): string[] {
  return [...new Set([...makers, ...makersOf(actor)])]
}

/** A key that is limited to some retreats sees no other: to it they do not exist. */
export function sees(actor: Actor, retreatId: string): boolean {
  return actor.scopes?.retreatIds?.includes(retreatId) ?? true
}

export function assertSees(actor: Actor, retreatId: string, otherwise: ProblemCode): void {
  if (!sees(actor, retreatId)) throw new AppError(otherwise)
}
