/** The demo's keys, one per role, kept in DATA_DIR/demo.env which the first start shows, and a shell can load. */
import { join } from 'node:path'
import { newSecret } from '../../platform/authority/authenticate.ts'
import { type Role, role } from '../../platform/authority/roles.ts'
import type { Db } from '../../platform/db/client.ts'
import { readSecret, replaceSecret } from '../../platform/db/own-files.ts'
import { ensureUserWithKey } from '../../users/first-keys.ts'

export type DemoKeys = Record<Role, string>

const names: Record<Role, string> = {
  finance: 'Petugas Keuangan (contoh)',
  verifier: 'Pemeriksa (contoh)',
  auditor: 'Auditor (contoh)',
  integration: 'Sistem lain (contoh)',
  admin: 'Admin (contoh)',
}

/** The keys of this data folder; made at the first start. The file comes first: a key that is lost opens nothing. */
export async function ensureDemoKeys(db: Db, dataDir: string): Promise<{ keys: DemoKeys; areNew: boolean }> {
  const kept = await readKeys(demoEnvOf(dataDir))
  const secrets = kept ?? (await writeKeys(demoEnvOf(dataDir)))
  const addUser = (each: Role, others: { confirmedBy?: string; responsibleId?: string } = {}) =>
    ensureUserWithKey(db, { secret: secrets[each], role: each, name: names[each], ...others })
  const adminId = await addUser('admin')
  for (const each of ['finance', 'verifier'] as const) await addUser(each, { confirmedBy: adminId })
  await addUser('auditor')
  await addUser('integration', { responsibleId: adminId })
  return { keys: secrets, areNew: kept === null }
}

export function demoEnvOf(dataDir: string): string {
  return join(dataDir, 'demo.env')
}

function variableOf(each: Role): string {
  return `${each.toUpperCase()}_KEY`
}

async function readKeys(file: string): Promise<DemoKeys | null> {
  const content = await readSecret(file)
  if (content === null) return null
  const lines = new Map(content.split('\n').map((line) => line.split('=') as [string, string]))
  const secrets = role.enumValues.map((each) => [each, lines.get(variableOf(each))] as const)
  return secrets.every(([, secret]) => secret) ? (Object.fromEntries(secrets) as DemoKeys) : null
}

async function writeKeys(file: string): Promise<DemoKeys> {
  const secrets = Object.fromEntries(role.enumValues.map((each) => [each, newSecret()])) as DemoKeys
  await replaceSecret(file, role.enumValues.map((each) => `${variableOf(each)}=${secrets[each]}\n`).join(''))
  return secrets
}
