/**
 * Who may do what: the one table. Every route names its operation; one that does not stops the start. Reading is
 * open to every role of the province and to integrations (within their scopes); each kind of change belongs to one.
 */
import type { Role } from './roles.ts'

const readers = ['finance', 'verifier', 'auditor', 'admin', 'integration'] as const satisfies readonly Role[]

export const permissions = {
  'documents.read': readers,
  'documents.write': ['finance'],
  'companies.read': readers,
  'companies.write': ['finance'],
  'contacts.read': readers,
  'retreats.read': readers,
  'retreats.create': ['finance'],
  'retreats.write': ['finance'],
  'budgets.read': readers,
  'budgets.write': ['finance'],
  'budgets.adopt': ['verifier'],
  'imports.read': readers,
  'imports.discard': ['finance'],
  'pledges.read': readers,
  'pledges.write': ['finance'],
  'pledges.decide': ['verifier'],
  'disbursements.read': readers,
  'disbursements.write': ['finance'],
  'disbursements.verify': ['verifier'],
  'adjustments.read': readers,
  'adjustments.propose': ['finance'],
  'adjustments.decide': ['verifier'],
  'apbd.read': readers,
  'apbd.write': ['finance'],
  'coverage.read': readers,
  'findings.read': readers,
  'findings.follow_up': ['auditor'],
  'reports.read': readers,
  'reports.seal': ['auditor'],
  'events.read': readers,
  'checkpoints.read': readers,
  'closings.read': readers,
  'closings.close': ['verifier', 'admin'],
  'webhooks.read': readers,
  'webhooks.write': ['admin'],
  'access.read': readers,
  'access.write': ['admin'],
  'access.confirm': ['verifier', 'admin'],
  'keys.write': ['finance', 'verifier', 'auditor', 'admin'],
  'links.own': ['finance', 'verifier', 'auditor', 'admin'],
  'sensitive_reads.read': ['auditor', 'admin'],
  'session.own': readers,
  'me.read': readers,
  'preferences.own': ['finance', 'verifier', 'auditor', 'admin'],
  'worklist.read': readers,
} as const satisfies Record<string, readonly Role[]>

export type Operation = keyof typeof permissions
export const operations = Object.keys(permissions) as Operation[]

/** What the key of `bootstrap` is for, which has no role: users and the keys of systems, and nothing else. */
export const bootstrapOperations: readonly Operation[] = [
  'contacts.read',
  'access.read',
  'access.write',
  'keys.write',
]

/** What people do for themselves: no system has it, whatever its roles. */
export const personalOperations: readonly Operation[] = [
  'keys.write',
  'links.own',
  'access.confirm',
  'preferences.own',
]

export function mayDo(roles: readonly Role[], operation: Operation): boolean {
  const allowed: readonly Role[] = permissions[operation]
  return roles.some((role) => allowed.includes(role))
}
