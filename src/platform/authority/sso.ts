/** Persons and systems that come with a bearer token of the province's single sign-on (RFC 9068 access tokens). */
import { eq, sql } from 'drizzle-orm'
import { createRemoteJWKSet, errors, type JWTPayload, jwtVerify } from 'jose'
import { v5 } from 'uuid'
import type { Db } from '../db/client.ts'
import { AppError } from '../shared/errors.ts'
import type { Language } from '../shared/language.ts'
import type { Actor } from './actor.ts'
import { formerIdsOf, rolesInForce } from './authenticate.ts'
import { users } from './authority.table.ts'
import { chosenLanguageOf } from './preferences.table.ts'
import { areInConflict, type Role, role, rolesOfKind } from './roles.ts'
import { ssoPersons } from './sso.table.ts'

export interface SsoConfig {
  issuer: string
  audience: string
  jwksUrl: string
  /** Asymmetric only; whatever a token says of itself, no other algorithm is tried. */
  algorithms: readonly string[]
  /** The claim that lists roles: its name, or a path with dots such as realm_access.roles. */
  rolesClaim: string
  /** The header's `typ`, which keeps identity tokens out. */
  tokenType: string
  clockSkewSeconds: number
  /** An unknown key makes us fetch the issuer's keys again, but not more often than this. */
  keysCooldownMs: number
}

const KEYS_CACHED_MS = 10 * 60 * 1000
const KEYS_TIMEOUT_MS = 5_000

export type AuthenticateToken = (db: Db, token: string, requestId: string) => Promise<Actor>

/** Writes down, with its event, that this person came for the first time. */
export type RecordFirstUse = (db: Db, person: NewSsoPerson, requestId: string) => Promise<unknown>

export type NewSsoPerson = typeof ssoPersons.$inferInsert

/** Fixed for ever: persons are derived from it. */
const SSO_NAMESPACE = '5b0c9d5e-0d55-5b1c-9a0e-6f2f0c1d7a43'

/**
 * The person behind a subject of an issuer: always the same, before and after somebody makes a user of it, so that
 * maker and checker stay one person.
 */
export function ssoPersonId({ issuer, subject }: { issuer: string; subject: string }): string {
  return v5(JSON.stringify([issuer, subject]), SSO_NAMESPACE)
}

/** Three parts in base64url, as our own keys never are. */
export function looksLikeToken(secret: string): boolean {
  return /^[\w-]+\.[\w-]+\.[\w-]*$/.test(secret)
}

export function openSso(config: SsoConfig, recordFirstUse: RecordFirstUse): AuthenticateToken {
  const keys = createRemoteJWKSet(new URL(config.jwksUrl), {
    cacheMaxAge: KEYS_CACHED_MS,
    cooldownDuration: config.keysCooldownMs,
    timeoutDuration: KEYS_TIMEOUT_MS,
  })
  const seen = new Set<string>()

  async function claimsOf(token: string): Promise<JWTPayload> {
    const { payload } = await jwtVerify(token, keys, {
      issuer: config.issuer,
      audience: config.audience,
      algorithms: [...config.algorithms],
      typ: config.tokenType,
      clockTolerance: config.clockSkewSeconds,
      requiredClaims: ['sub', 'exp'],
    }).catch((error: unknown) => {
      throw new AppError(isOfToken(error) ? 'unauthenticated' : 'sso_unavailable', {}, [], error)
    })
    return payload
  }

  return async (db, token, requestId) => {
    const claims = await claimsOf(token)
    const identity = { issuer: config.issuer, subject: String(claims.sub) }
    const id = ssoPersonId(identity)
    if (!seen.has(id)) {
      // Read first: who is known already is let in while the database cannot be written to.
      const isKnown = (await db.$count(ssoPersons, eq(ssoPersons.id, id))) > 0
      if (!isKnown) await recordFirstUse(db, { id, ...identity }, requestId)
      seen.add(id)
    }
    const [found] = await db
      .select({
        user: users,
        formerIds: sql<string[]>`${sql.raw(formerIdsOf('users.id'))}`,
        language: sql<Language | null>`${sql.raw(chosenLanguageOf('somebody.id'))}`,
      })
      .from(sql`person_of(${id}) somebody (id)`)
      .leftJoin(users, eq(users.id, sql`somebody.id`))
    const user = found?.user ?? undefined
    if (user && !user.active) throw new AppError('unauthenticated')
    const kind = user?.kind ?? (isOfClient(claims) ? 'system' : 'person')
    // For a system that no admin registered nobody answers: it may read.
    const isAnsweredFor = kind === 'person' || user !== undefined
    const claimed = rolesOfKind(kind, rolesOf(claims, config.rolesClaim))
    if (areInConflict(claimed)) throw new AppError('token_roles_conflict')
    const roles = rolesInForce(
      isAnsweredFor ? claimed : claimed.filter((each) => each !== 'finance'),
      user?.roles ?? null,
    )
    return {
      personId: user?.id ?? id,
      formerIds: found?.formerIds ?? [],
      language: found?.language ?? null,
      kind,
      responsibleId: user?.responsibleId ?? null,
      apiKeyId: null,
      roles,
      scopes: null,
    }
  }
}

/** Whether the token is at fault, and not the issuer's keys that could not be fetched. */
function isOfToken(error: unknown): boolean {
  return (
    error instanceof errors.JOSEError &&
    error.code !== 'ERR_JOSE_GENERIC' &&
    !(error instanceof errors.JWKSTimeout) &&
    !(error instanceof errors.JWKSInvalid)
  )
}

/** A token that a client got for itself has the client as its subject (RFC 9068 §2.2). */
function isOfClient({ sub, client_id, azp }: JWTPayload): boolean {
  return sub === client_id || sub === azp
}

/** The roles that we know among those that the claim lists, as an array or as words. */
function rolesOf(claims: JWTPayload, claim: string): Role[] {
  const listed = claims[claim] ?? claim.split('.').reduce(partOf, claims as unknown)
  const words = typeof listed === 'string' ? listed.split(/\s+/) : Array.isArray(listed) ? listed : []
  return role.enumValues.filter((each) => words.includes(each))
}

function partOf(part: unknown, name: string): unknown {
  return typeof part === 'object' && part !== null ? (part as Record<string, unknown>)[name] : undefined
}
