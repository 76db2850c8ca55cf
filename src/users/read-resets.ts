/** What somebody must see when they sign in: who gave them another password, and when they were here last. */
import type { Db, Tx } from '../platform/db/client.ts'
import { queryRows } from '../platform/db/pipeline.ts'
import type { Session } from './session.schema.ts'

const RESETS_MAX = 10
const RESET_DAYS = 90

type Shown = Pick<Session, 'resets' | 'previousSignInAt'>

/** Read from the log, by `events_coming_in`: of the person's passwords and sign-ins that index holds nothing else. */
export async function readResets(
  db: Db | Tx,
  { userId, startedAt }: { userId: string; startedAt: Date },
): Promise<Shown> {
  const [row] = await queryRows<{ resets: Shown['resets']; previousSignInAt: Date | null }>(db.$client, {
    name: 'read resets',
    text: `
      select array(
        select jsonb_build_object('at', to_char(e.occurred_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
          'by', jsonb_build_object('id', e.actor_id, 'name', coalesce(
            (select name from users where id = e.actor_id), (select name from api_keys where id = e.actor_id))))
        from events e
        where e.subject_id = $1 and e.type = 'user.password_reset' and e.occurred_at > now() - interval '${RESET_DAYS} days'
        order by e.sequence desc limit ${RESETS_MAX}
      ) as resets, (
        select e.occurred_at from events e
        where e.subject_id = $1 and e.type = 'user.signed_in' and e.occurred_at < $2
        order by e.sequence desc limit 1
      ) as "previousSignInAt"`,
    values: [userId, startedAt],
  })
  return { resets: row?.resets ?? [], previousSignInAt: row?.previousSignInAt?.toISOString() ?? null }
}
