/** What waits for those who post no money: admins see to who and what comes in, auditors look over what was done. */
import { IN_FORCE } from '../platform/authority/person-links.table.ts'
import { CALLER, evidenceOf, type Waiting } from './waiting.ts'
import {
  EXPIRES_WITHIN_DAYS,
  FAILING_AFTER_HOURS,
  NEW_FOR_DAYS,
  UNVERIFIED_AFTER_DAYS,
} from './worklist.schema.ts'

export const adminKinds = {
  // Nobody came in yet: no password at all and no other way in, or one that an admin gave and that was not exchanged.
  account_unused: {
    operation: 'access.write',
    byAnother: false,
    href: '/v1/users',
    type: 'user',
    label: (id) => `(select u.name from users u where u.id = ${id}::uuid)`,
    rows: (sees) => `
      select u.id, null::int8 as amount, coalesce(p.changed_at, u.created_at) as since, '{}'::uuid[] as makers
      from users u left join passwords p on p.user_id = u.id
      where u.active and u.kind = 'person' and case when p.user_id is not null then p.must_change
        else not exists (select from api_keys k where k.user_id = u.id)
          and not exists (select from person_links l where l.user_id = u.id and ${IN_FORCE}) end and ${sees('null::uuid')}`,
  },
  // Those of systems: a person's are renewed by that person alone.
  key_expiry: {
    operation: 'access.write',
    byAnother: false,
    href: '/v1/api-keys',
    type: 'api_key',
    label: (id) =>
      `(select u.name || ', ' || k.name from api_keys k join users u on u.id = k.user_id where k.id = ${id}::uuid)`,
    rows: (sees) => `
      select k.id, null::int8 as amount, k.expires_at as since, '{}'::uuid[] as makers
      from api_keys k join users u on u.id = k.user_id and u.kind = 'system' and u.active
      where k.revoked_at is null and k.expires_at > now()
        and k.expires_at < now() + interval '${EXPIRES_WITHIN_DAYS} days' and ${sees('null::uuid')}`,
  },
  // Told by the host alone: the rest of an address may hold a secret of the receiver's.
  webhook_failing: {
    operation: 'webhooks.write',
    byAnother: false,
    href: '/v1/webhooks',
    type: 'webhook',
    label: (id) => `(
      select u.name || ', ' || substring(w.url from '^[a-z]+://([^/?]+)') from webhooks w join users u on u.id = w.user_id where w.id = ${id}::uuid)`,
    rows: (sees) => `
      select w.id, null::int8 as amount, least(p.gone_at, dead.since, failing.since) as since, '{}'::uuid[] as makers
      from webhooks w join webhook_progress p on p.webhook_id = w.id
        cross join lateral (
          select min(settled_at) as since from webhook_deliveries d where d.webhook_id = w.id and d.state = 'dead') dead
        cross join lateral (
          select min(created_at) as since from webhook_deliveries d where d.webhook_id = w.id and d.state = 'waiting'
            and d.last_error is not null and d.created_at < now() - interval '${FAILING_AFTER_HOURS} hours') failing
      where w.state = 'active' and coalesce(p.gone_at, dead.since, failing.since) is not null and ${sees('null::uuid')}`,
  },
} as const satisfies Record<string, Waiting>

export const auditorKinds = {
  receipt_unverified: {
    operation: 'findings.follow_up',
    byAnother: false,
    href: '/v1/disbursements?state=recorded',
    type: 'disbursement',
    label: evidenceOf,
    rows: (sees) => `
      select d.id, d.amount, d.created_at as since, d.makers from disbursements d
      where d.state = 'recorded' and d.created_at < now() - interval '${UNVERIFIED_AFTER_DAYS} days' and ${sees('d.retreat_id')}`,
  },
  report_sealed: {
    operation: 'reports.seal',
    byAnother: false,
    href: '/v1/sealed-reports',
    type: 'sealed_report',
    label: (id) =>
      `(select r.code || ', ' || s.file_name from sealed_reports s join retreats r on r.id = s.retreat_id where s.id = ${id}::uuid)`,
    rows: (sees) => `
      select s.id, null::int8 as amount, s.sealed_at as since, '{}'::uuid[] as makers from sealed_reports s
      where s.sealed_at > now() - interval '${NEW_FOR_DAYS} days' and s.sealed_by <> all (${CALLER}) and ${sees('s.retreat_id')}`,
  },
} as const satisfies Record<string, Waiting>
