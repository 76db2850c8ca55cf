import { pgEnum } from 'drizzle-orm/pg-core'
import type { BothLanguages } from '../shared/wire.ts'

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

const words: Record<Role, BothLanguages> = {
  finance: { id: 'keuangan (finance)', en: 'finance' },
  verifier: { id: 'pemeriksa (verifier)', en: 'verifier' },
  auditor: { id: 'auditor', en: 'auditor' },
  integration: { id: 'sistem lain (integration)', en: 'another system (integration)' },
  admin: { id: 'admin', en: 'admin' },
}

/** Roles as a person reads them. */
export function rolesInWords(roles: readonly Role[]): BothLanguages {
  const inLanguage = (language: keyof BothLanguages) => roles.map((each) => words[each][language]).join(', ')
  return { id: inLanguage('id'), en: inLanguage('en') }
}
