/** By what people come in is what the log tells of it. */
import { SESSION_HOURS } from '../../platform/authority/sessions.ts'
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

/** What the log tells of a secret, of which it holds nothing. */
const fingerprint = (stored: string) => `encode(sha256(convert_to(${stored}, 'UTF8')), 'hex')`

/** All of a kept answer, as the command's event has its hash (`keepAnswer` makes the same). */
const answerDigest = fingerprint(`concat_ws(E'\\n', k.salt, k.person_id, k.key, k.fingerprint,
  coalesce(k.api_key_id::text, 'none'), coalesce(k.retreat_ids::text, 'none'), k.body)`)

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
          fingerprint: `case when i.data ? 'fingerprint' then ${fingerprint(`k.secret_hash || ' ' || k.name`)} end`,
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
    name: 'every session is as it began',
    sql: `
      select 'session ' || s.id as record,
        case when e.id is null then 'nobody signed in'
          else ${words({ person: 'e.subject_id', began: 'e.occurred_at', ends: `e.occurred_at + interval '${SESSION_HOURS} hours'`, secret: `(e.data ->> 'sessionFingerprint')` })} end as expected,
        ${words({ person: 's.user_id', began: 's.started_at', ends: 's.expires_at', secret: fingerprint('s.secret_hash') })} as found
      from sessions s
      left join (select * from events where type in ('user.signed_in', 'user.password_changed')) e
        on e.data ->> 'sessionId' = s.id::text`,
  },
  {
    name: 'every password is as it was last given or chosen',
    sql: `
      select 'password of user ' || coalesce(p.user_id::text, e.user_id) as record,
        case when e.user_id is null then 'never given'
          else ${words({ given: 'e.occurred_at', 'must change': `(e.type = 'user.password_reset')`, password: `(e.data ->> 'passwordFingerprint')` })} end as expected,
        case when p.user_id is null then 'gone'
          else ${words({ given: 'p.changed_at', 'must change': 'p.must_change', password: fingerprint('p.hash') })} end as found
      from passwords p
      full join (
        select distinct on (subject_id) subject_id as user_id, type, occurred_at, data from events
        where type in ('user.password_reset', 'user.password_changed') order by subject_id, sequence desc
      ) e on e.user_id = p.user_id::text`,
  },
  {
    name: 'every answer that is kept for a repeated request is the one that was given',
    sql: `
      select 'answer to key ' || k.key || ' of person ' || k.person_id as record, 'as the log vouches for it' as expected,
        case when v.digest is null then 'another, or another request, key or person'
          when v.occurred_at <> k.created_at then 'kept at ' || k.created_at
          else 'as the log vouches for it' end as found
      from (select *, ${answerDigest} as digest from idempotency_keys k) k
      left join (
        select data ->> 'answer' as digest, occurred_at from events where data ? 'answer'
        union all
        select jsonb_array_elements_text(data -> 'answers'), null from events where type = 'log.opened' and data ? 'answers'
      ) v using (digest)`,
  },
]
