import type { TestService } from './service.ts'

/** How many sessions of the service wait for a lock now. */
export async function waitingCount(service: TestService): Promise<number> {
  const { rows } = await service.superuser.query(
    `select count(*)::int as waiting from pg_stat_activity
     where datname = current_database() and wait_event_type = 'Lock' and usename = 'cakupan_app'`,
  )
  return rows[0].waiting
}
