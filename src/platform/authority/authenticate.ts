import { hash, randomBytes } from 'node:crypto'
import type { Db } from '../db/client.ts'
import { queryRows } from '../db/pipeline.ts'
import { AppError } from '../shared/errors.ts'
import type { Language } from '../shared/language.ts'
import type { Actor } from './actor.ts'
import type { Scopes } from './authority.table.ts'
import { noteUse } from './note-use.ts'
import { IN_FORCE } from './person-links.table.ts'
import { chosenLanguageOf } from './preferences.table.ts'
import type { Role } from './roles.ts'

/** A new secret: recognisable by its beginning (for people and for secret scanners), 256 random bits behind it. */
export function newSecret(): string {
  return `ckp_${randomBytes(32).toString('base64url')}`
}

/** Secrets have 256 bits of randomness, so a plain digest is enough: there is nothing to guess. */
export function digestOf(secret: string): string {
  return hash('sha256', secret)
}

/** The part of a secret that may be shown again. */
export function prefixOf(secret: string): string {
  return secret.slice(0, 12)
}

interface KeyRow {
  id: string
  roles: Role[]
  scopes: Scopes | null
  userId: string | null
  kind: 'person' | 'system' | null
  userRoles: Role[] | null
  responsibleId: string | null
  formerIds: string[]
  language: Language | null
  usedLately: boolean
}

/** SQL: the subjects of the single sign-on that are linked to a user. */
export function formerIdsOf(userId: string): string {
  return `array(select sso_person_id from person_links where user_id = ${userId} and ${IN_FORCE})`
}

/** The actor behind a secret, or 401: unknown, expired and revoked keys and those of inactive users look the same. */
export async function authenticate(db: Db, secret: string): Promise<Actor> {
  const [key] = await queryRows<KeyRow>(db.$client, {
    name: 'authenticate',
    text: `
      select k.id, k.roles::text[], k.scopes, k.user_id as "userId", u.kind::text, u.roles::text[] as "userRoles",
        u.responsible_id as "responsibleId", ${formerIdsOf('u.id')} as "formerIds",
        ${chosenLanguageOf('u.id')} as language,
        coalesce(k.last_used_at > now() - interval '1 minute', false) as "usedLately"
      from api_keys k left join users u on u.id = k.user_id
      where k.secret_hash = $1 and k.revoked_at is null and (k.expires_at is null or k.expires_at > now())
        and (u.active or k.user_id is null and k.roles = '{}')`,
    values: [digestOf(secret)],
  })
  if (key === undefined) throw new AppError('unauthenticated')
  if (!key.usedLately) noteUse(db, 'api_keys', key.id)
  return {
    personId: key.userId ?? key.id,
    kind: key.kind ?? 'bootstrap',
    responsibleId: key.responsibleId,
    formerIds: key.formerIds,
    language: key.language,
    apiKeyId: key.id,
    roles: rolesInForce(key.roles, key.userRoles),
    scopes: key.scopes,
  }
}

/** A user's key or token has at most that user's roles, also when they were taken away after it was made. */
export function rolesInForce(keyRoles: readonly Role[], userRoles: readonly Role[] | null): Role[] {
  return keyRoles.filter((role) => userRoles?.includes(role) ?? true)
}
