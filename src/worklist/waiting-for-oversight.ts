/** What waits for those who post no money: admins see to who and what comes in, auditors look over what was done. */
import { IN_FORCE } from '../platform/authority/person-links.table.ts'
import { CALLER, type Waiting } from './waiting.ts'
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
    rows: (sees) => `
      select 'user', u.id::text, u.name, null::int8, coalesce(p.changed_at, u.created_at), '{}'::uuid[]
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
    rows: (sees) => `
      select 'api_key', k.id::text, u.name || ', ' || k.name, null::int8, k.expires_at, '{}'::uuid[]
      from api_keys k join users u on u.id = k.user_id and u.kind = 'system' and u.active
      where k.revoked_at is null and k.expires_at > now()
        and k.expires_at < now() + interval '${EXPIRES_WITHIN_DAYS} days' and ${sees('null::uuid')}`,
  },
  // Told by the host alone: the rest of an address may hold a secret of the receiver's.
  webhook_failing: {
    operation: 'webhooks.write',
    byAnother: false,
    href: '/v1/webhooks',
    rows: (sees) => `
      select 'webhook', w.id::text, u.name || ', ' || substring(w.url from '^[a-z]+://([^/?]+)'), null::int8,
        least(p.gone_at, dead.since, failing.since), '{}'::uuid[]
      from webhooks w join webhook_progress p on p.webhook_id = w.id join users u on u.id = w.user_id
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
    rows: (sees) => `
      select 'disbursement', d.id::text, c.legal_name || ', ' || d.evidence_number, d.amount, d.created_at, d.makers
      from disbursements d join companies c on c.id = d.company_id
      where d.state = 'recorded' and d.created_at < now() - interval '${UNVERIFIED_AFTER_DAYS} days' and ${sees('d.retreat_id')}`,
  },
  report_sealed: {
    operation: 'reports.seal',
    byAnother: false,
    href: '/v1/sealed-reports',
    rows: (sees) => `
      select 'sealed_report', s.id::text, r.code || ', ' || s.file_name, null::int8, s.sealed_at, '{}'::uuid[]
      from sealed_reports s join retreats r on r.id = s.retreat_id
      where s.sealed_at > now() - interval '${NEW_FOR_DAYS} days' and s.sealed_by <> all (${CALLER}) and ${sees('s.retreat_id')}`,
  },
} as const satisfies Record<string, Waiting>
