/** What a database holds, to tell whether anything was written. */
import type { TestService } from './service.ts'

/** Of each table how many rows, and a digest of them: how often each was written too. When a key was last used changes in passing. */
export async function storedRows(service: TestService): Promise<Record<string, unknown>> {
  const { rows: tables } = await service.superuser.query<{ name: string }>(
    `select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace order by 1`,
  )
  const stored: Record<string, unknown> = {}
  for (const { name } of tables) {
    const row = name === 'api_keys' ? `(to_jsonb(t) - 'last_used_at')::text` : 'xmin::text || t::text'
    const { rows } = await service.superuser.query(
      `select count(*)::int, coalesce(sum(hashtextextended(${row}, 0)::numeric), 0)::text as digest from "${name}" t`,
    )
    stored[name] = rows[0]
  }
  return stored
}
