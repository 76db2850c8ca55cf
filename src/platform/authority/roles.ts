import { pgEnum } from 'drizzle-orm/pg-core'

/** What a person or a key is for; the permission table says what each may do. */
export const role = pgEnum('role', ['finance', 'verifier', 'auditor', 'integration', 'admin'])
export type Role = (typeof role.enumValues)[number]

const ofPersons: readonly Role[] = ['finance', 'verifier', 'auditor', 'admin']
const ofSystems: readonly Role[] = ['finance', 'auditor', 'integration']

/** Of these roles those that a person, or a system, can have at all; the check of `users` refuses the others. */
export function rolesOfKind(kind: 'person' | 'system', roles: readonly Role[]): Role[] {
  const possible = kind === 'person' ? ofPersons : ofSystems
  return roles.filter((each) => possible.includes(each))
}

/** Who gives roles holds none of the money's. */
export function areInConflict(roles: readonly Role[]): boolean {
  return roles.includes('admin') && (roles.includes('finance') || roles.includes('verifier'))
}
