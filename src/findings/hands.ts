/** SQL of rule F22: through whose hands the decided records of a retreat went, and who came in without a confirmation. */
import { formerIdsOf } from '../platform/authority/authenticate.ts'
import { decisionEvents, isOneOf } from '../platform/log/event-lists.ts'

/** What was decided by the day, with its makers and its checker. */
const DECIDED = `
  select 'disbursement' as kind, r.id::text as id, r.makers, r.verified_by as checker
  from receipts r where r.state = 'verified'
  union all
  select 'pledge', p.id::text, p.makers, p.decided_by from pledges p, scope
  where p.retreat_id = scope.retreat_id and coalesce(p.booked_on, p.pledged_on) <= scope.day
    and (p.state = 'active' or p.cancelled_on > scope.day)
  union all
  select 'adjustment', a.id::text, a.makers, a.decided_by from adjustments a, scope
  where a.retreat_id = scope.retreat_id and a.state = 'approved' and coalesce(a.booked_on, a.effective_on, scope.day) <= scope.day
  union all
  -- A disclosure's belongs to no retreat, and counts where its company promised something.
  select 'adjustment', a.id::text, a.makers, a.decided_by from adjustments a join disclosures d on d.id = a.disclosure_id, scope
  where a.state = 'approved' and exists (select from pledges p where p.company_id = d.company_id and p.retreat_id = scope.retreat_id)
  union all
  select 'budget', v.number::text, v.makers, v.adopted_by from budget_versions v, scope
  where v.retreat_id = scope.retreat_id and v.adopted_on <= scope.day`

/** Keys of those people that another than their owner issued. */
const FOREIGN_KEYS = `
  select k.id, k.user_id as owner, e.actor_id as issuer
  from (select unnest(makers || checker) from pairs group by 1) p (person)
  join api_keys k on k.user_id = p.person
  join events e on e.subject_type = 'api_key' and e.subject_id = k.id::text and e.type = 'api_key.issued'
  where e.actor_id <> k.user_id`

const knownAmong = (ids: string) => `(
  exists (select from users u where u.kind = 'person' and u.id = any (${ids})) or exists (select from sso_persons s where s.id = any (${ids})))`

/** Makers with their checker, of whom there are few however many records they decided. */
const TEAMS = `
  select t.makers, t.checker, ${knownAmong('t.makers')} and ${knownAmong('array[t.checker]')} as are_known,
    exists (select from unnest(t.makers) m (maker) where person_of(m.maker) = person_of(t.checker)) as are_one,
    exists (select from users u where u.id = any (t.makers) and t.checker = any (u.shares_email_with)
            or u.id = t.checker and u.shares_email_with && t.makers) as share_email,
    array(select k.id from foreign_keys k
          where k.owner = any (t.makers) and k.issuer = t.checker or k.owner = t.checker and k.issuer = any (t.makers)) as keys
  from pairs t`

/** Only of records of a team with such a key are the events looked at. */
const HANDS = `
  select * from (
    select d.kind, d.id, case
      when t.are_one then 'one'
      when not t.are_known then 'unknown'
      when t.keys <> '{}' and exists (
        select from events e, scope
        where e.subject_type = d.kind and e.subject_id = case d.kind when 'budget' then scope.retreat_id || '/' || d.id else d.id end
          and e.api_key_id = any (t.keys)) then 'key'
      when t.share_email then 'email' end as reason
    from (select * from teams where are_one or not are_known or share_email or keys <> '{}') t
    join decided d on d.makers = t.makers and d.checker is not distinct from t.checker
  ) h where reason is not null`

const STRANGERS = `
  select * from (
    select u.id, u.name, u.unconfirmed_since, u.active and u.roles && '{finance,verifier}' as can_come_in, exists (
      select from events e
      where e.actor_id = any (u.id || ${formerIdsOf('u.id')}) and e.retreat_id = scope.retreat_id and ${isOneOf(decisionEvents)}
        and e.occurred_at >= u.unconfirmed_since) as has_decided
    from users u, scope where u.kind = 'person' and u.unconfirmed_since is not null
  ) s where can_come_in or has_decided`

/** In their order, each by the ones before it. */
export const handsTables = `
  decided as materialized (${DECIDED}),
  pairs as materialized (select makers, checker from decided group by makers, checker),
  foreign_keys as materialized (${FOREIGN_KEYS}),
  teams as materialized (${TEAMS}),
  hands as materialized (${HANDS}),
  strangers as materialized (${STRANGERS})`
