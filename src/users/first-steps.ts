/** What to do first with a database that nobody uses yet. */
import { users } from '../platform/authority/authority.table.ts'
import type { Db } from '../platform/db/client.ts'

/** Lines for the terminal, in both languages; null where there are users already. */
export async function firstSteps(db: Db, address: string, isKeyGiven: boolean): Promise<string[] | null> {
  const found = await db.select({ id: users.id }).from(users).limit(1)
  if (found.length > 0) return null
  const post = (path: string, body: string) => [
    `  curl -X POST ${address}/v1/${path} -H "Authorization: Bearer ${isKeyGiven ? '$BOOTSTRAP_ADMIN_KEY' : '$ADMIN_KEY'}" \\`,
    `    -H 'Content-Type: application/json' -H 'Idempotency-Key: "${path}-1"' \\`,
    `    -d '${body}'`,
  ]
  return [
    '',
    'Belum ada pengguna. Dengan kunci admin, buat admin yang pertama dan beri kata sandi awal; ia masuk dengan itu:',
    'There are no users yet. With the admin key, make the first admin and give a first password, to sign in with:',
    ...post(
      'users',
      '{"kind": "person", "name": "Sri Wahyuni", "email": "sri@example.go.id", "roles": ["admin"]}',
    ),
    ...post('users/<id>/initial-password', '{}'),
    '',
    'Selanjutnya: "First steps" di docs/operations.md. Kunci admin hilang: cakupan keys issue-admin.',
    'Next: "First steps" in docs/operations.md. An admin key was lost: cakupan keys issue-admin.',
  ]
}
