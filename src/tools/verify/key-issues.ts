/** Whose keys somebody may issue, and how broad: as `issueApiKey` decides, held against what the log says. */
import { z } from 'zod'
import { theService } from '../../platform/authority/actor.ts'
import { type Role, role } from '../../platform/authority/roles.ts'

/** What the log says of a key that was issued. */
export const IssuedKey = z.looseObject({
  userId: z.string().nullable(),
  roles: z.array(z.enum(role.enumValues)),
  scopes: z
    .looseObject({ retreatIds: z.array(z.string()).optional(), operations: z.array(z.string()).optional() })
    .nullish(),
  expiresAt: z.string().nullable(),
})
export type IssuedKey = z.infer<typeof IssuedKey>

export interface Issuer {
  personId: string
  /** The roles in force, of the key and of its user. */
  roles: readonly Role[]
  /** The key that was used; null in a session and with a token. */
  key: IssuedKey | null
}

export const AS_ALLOWED = 'issued by whoever might'

/** What is wrong with who issued a key; AS_ALLOWED where nothing is. */
export function judgeIssue(issued: IssuedKey, ownerKind: string | undefined, issuer: Issuer): string {
  const isByService = issuer.personId === theService.personId
  if (issued.userId === null)
    return isByService ? AS_ALLOWED : 'a key of bootstrap, by another than the service'
  if (ownerKind === 'system') {
    return isByService || mayIssueForSystems(issuer) ? AS_ALLOWED : `a system's key, by ${issuer.personId}`
  }
  if (issuer.personId !== issued.userId) return `a person's key, by ${issuer.personId}`
  return issuer.key === null || isNoBroader(issued, issuer.key)
    ? AS_ALLOWED
    : 'broader than the key that made it'
}

function mayIssueForSystems({ roles, key }: Issuer): boolean {
  const isBootstrap = key !== null && key.userId === null
  return isBootstrap || (roles.includes('admin') && !key?.scopes)
}

function isNoBroader(issued: IssuedKey, maker: IssuedKey): boolean {
  const areScopesWithin = (['retreatIds', 'operations'] as const).every((part) => {
    const limit = maker.scopes?.[part]
    return !limit || issued.scopes?.[part]?.every((each) => limit.includes(each))
  })
  const endsNoLater =
    maker.expiresAt === null ||
    (issued.expiresAt !== null && Date.parse(issued.expiresAt) <= Date.parse(maker.expiresAt))
  return areScopesWithin && endsNoLater && issued.roles.every((each) => maker.roles.includes(each))
}
