/** By what people come in is what the log tells of it. */
import type { Check } from './check.ts'

const issued = `
  select distinct on (subject_id) subject_id as id, data, occurred_at from events
  where type = 'api_key.issued' order by subject_id, sequence`
const revoked = `
  select subject_id as id, min(occurred_at) as at from events where type = 'api_key.revoked' group by subject_id`

const words = (fields: Record<string, string>) =>
  `concat_ws(', ', ${Object.entries(fields)
    .map(([name, value]) => `'${name} ' || ${value}`)
    .join(', ')})`

export const accessChecks: Check[] = [
  {
    name: 'every API key is as it was issued, and revoked when the log says so',
    sql: `
      select 'api_key ' || coalesce(k.key_id, i.id) as record,
        case when i.id is null then 'never issued' else ${words({
          prefix: `(i.data ->> 'prefix')`,
          fingerprint: `(i.data ->> 'fingerprint')`,
          roles: `(select string_agg(role, ' ' order by role) from jsonb_array_elements_text(i.data -> 'roles') role)`,
          person: `(i.data ->> 'userId')`,
          scopes: `nullif(i.data -> 'scopes', 'null')::text`,
          expires: `(i.data ->> 'expiresAt')::timestamptz`,
          issued: 'i.occurred_at',
          revoked: 'r.at',
        })} end as expected,
        case when k.id is null then 'gone' else ${words({
          prefix: 'k.prefix',
          // Absent from what was issued before the log told it.
          fingerprint: `case when i.data ? 'fingerprint' then salted_hash(k.secret_hash, k.name) end`,
          roles: `(select string_agg(role, ' ' order by role) from unnest(k.roles::text[]) role)`,
          person: 'k.user_id',
          scopes: 'k.scopes::text',
          expires: 'k.expires_at',
          issued: 'k.created_at',
          revoked: 'k.revoked_at',
        })} end as found
      from (select *, id::text as key_id from api_keys) k
      full join (${issued}) i on i.id = k.key_id
      left join (${revoked}) r on r.id = coalesce(k.key_id, i.id)`,
  },
  {
    name: 'every session is of the person who signed in',
    sql: `
      select 'session ' || s.id as record, e.subject_id as expected, s.user_id::text as found
      from sessions s
      join events e on e.type = 'user.signed_in' and e.data ->> 'sessionId' = s.id::text`,
  },
]
