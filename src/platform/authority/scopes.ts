/**
 * What a credential's scopes leave of its roles. The one table of what reaches beyond scopes; the guard asks it on every
 * route, and answers that hold contacts ask it again.
 */
import type { Scopes } from './authority.table.ts'
import type { Operation } from './permissions.ts'
import type { Role } from './roles.ts'

/**
 * `installation`: concerns every retreat, so that a credential limited to some retreats may not. `unscoped`: decides who
 * may do what, so that a credential limited in any way could lift its own limits. `named`: not for an integration unless
 * its scopes name it. Whatever is not listed concerns one retreat, or nobody's secrets.
 */
const reach = {
  'companies.write': ['installation'],
  'retreats.create': ['installation'],
  'closings.close': ['installation'],
  'sensitive_reads.read': ['installation'],
  'contacts.read': ['installation', 'named'],
  'access.read': ['installation', 'named'],
  'webhooks.write': ['unscoped'],
  'access.write': ['unscoped'],
  'access.confirm': ['unscoped'],
  'links.own': ['unscoped'],
  'preferences.own': ['installation'],
} as const satisfies Partial<Record<Operation, readonly ('installation' | 'unscoped' | 'named')[]>>

interface Limited {
  roles: readonly Role[]
  scopes: Scopes | null
}

/** Of a credential itself: whoever holds it may know what it is. */
const ofItself: readonly Operation[] = ['me.read']

/** Whether the scopes of a credential let it do this, whatever its roles. */
export function isWithinScopes({ roles, scopes }: Limited, operation: Operation): boolean {
  if (ofItself.includes(operation)) return true
  const beyond: readonly string[] = operation in reach ? reach[operation as keyof typeof reach] : []
  if (scopes && beyond.includes('unscoped')) return false
  if (scopes?.retreatIds && beyond.includes('installation')) return false
  if (scopes?.operations) return scopes.operations.includes(operation)
  const isIntegration = roles.length > 0 && roles.every((each) => each === 'integration')
  return !(beyond.includes('named') && isIntegration)
}
