/** A refusal for want of a role names the roles that may, and those that the caller has. */
import { expect, it } from 'vitest'
import { type Actor, assertMayDo } from '../../src/platform/authority/actor.ts'
import { type Operation, operations, permissions } from '../../src/platform/authority/permissions.ts'
import type { Role } from '../../src/platform/authority/roles.ts'
import { describeProblem } from '../../src/platform/shared/describe-problem.ts'
import { AppError } from '../../src/platform/shared/errors.ts'
import { newId } from '../../src/platform/shared/ids.ts'
import type { Language } from '../../src/platform/shared/language.ts'

function actorOf(kind: Actor['kind'], ...roles: Role[]): Actor {
  return { personId: newId(), kind, apiKeyId: null, roles, scopes: null }
}

function refusalOf(actor: Actor, operation: Operation, language: Language): string {
  try {
    assertMayDo(actor, operation)
  } catch (error) {
    if (error instanceof AppError) return describeProblem(error.code, error.figures, language)
  }
  return 'allowed'
}

it.each<[string, Actor, Operation, id: RegExp, en: RegExp]>([
  [
    'another role',
    actorOf('person', 'auditor', 'finance'),
    'pledges.decide',
    /hanya untuk: pemeriksa \(verifier\)\. Peran Anda di sini: auditor, keuangan \(finance\)\./,
    /only for: verifier\. Your roles here: auditor, finance\./,
  ],
  [
    'a system, where persons act for themselves',
    actorOf('system', 'auditor'),
    'keys.write',
    /hanya untuk: orang \(bukan sistem\): keuangan \(finance\), .*\. Peran Anda di sini: auditor\./,
    /only for: persons \(no systems\): finance, .*\. Your roles here: auditor\./,
  ],
  [
    'roles of a token of which the account holds none',
    actorOf('person'),
    'companies.read',
    /Peran Anda di sini: tidak ada \(tidak ada peran dalam token/,
    /Your roles here: none \(the token or key has no role that the account holds too\)/,
  ],
  [
    'the key of bootstrap',
    actorOf('bootstrap'),
    'access.confirm',
    /Peran Anda di sini: kunci bootstrap/,
    /Your roles here: key of bootstrap/,
  ],
])('%s', (_who, actor, operation, id, en) => {
  expect(refusalOf(actor, operation, 'id')).toMatch(id)
  expect(refusalOf(actor, operation, 'en')).toMatch(en)
})

it('names every role of the table, for every operation', () => {
  for (const operation of operations) {
    const text = refusalOf(actorOf('person'), operation, 'id')
    for (const role of permissions[operation]) expect(text).toContain(role)
  }
})
