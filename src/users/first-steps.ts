/** What to do first with a database that nobody uses yet. */
import { users } from '../platform/authority/authority.table.ts'
import type { Db } from '../platform/db/client.ts'

/** Lines for the terminal, in both languages; null where there are users already. */
export async function firstSteps(db: Db, address: string): Promise<string[] | null> {
  const found = await db.select({ id: users.id }).from(users).limit(1)
  if (found.length > 0) return null
  const post = (path: string, body: string) => [
    `  curl -X POST ${address}/v1/${path} -H "Authorization: Bearer $BOOTSTRAP_ADMIN_KEY" \\`,
    `    -H 'Content-Type: application/json' -H 'Idempotency-Key: "${path}-1"' \\`,
    `    -d '${body}'`,
  ]
  return [
    '',
    'Belum ada pengguna. Bagaimana sebuah kantor memulai, langkah demi langkah: docs/memulai.md.',
    'There are no users yet. How an office begins, step by step: docs/beginning.md.',
    '',
    'Dengan kunci admin dalam BOOTSTRAP_ADMIN_KEY, admin yang pertama dibuat dan diberi kata sandi awal, untuk masuk:',
    'With the admin key in BOOTSTRAP_ADMIN_KEY, the first admin is made and given a first password, to sign in with:',
    '  read -rs BOOTSTRAP_ADMIN_KEY',
    ...post(
      'users',
      '{"kind": "person", "name": "Sri Wahyuni", "email": "sri@example.go.id", "roles": ["admin"]}',
    ),
    ...post('users/<id>/initial-password', '{}'),
    '',
    'Kunci admin hilang: cakupan keys issue-admin.',
    'An admin key was lost: cakupan keys issue-admin.',
  ]
}
