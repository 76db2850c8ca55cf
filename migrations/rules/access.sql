-- An event is caused by somebody who holds a credential that is valid now and whose role allows it: a key, or an open session.
-- Tokens of a single sign-on are not known here: whoever came in by one once may.

-- Whether a role may cause an event of a type. The lists are printed from the code by `npm run schema`.
CREATE FUNCTION may_cause(who role, event_type text) RETURNS bool LANGUAGE sql IMMUTABLE
  RETURN event_type = ANY (CASE who
    WHEN 'finance' THEN ARRAY[
      -- columns: events by finance
      'document.uploaded', 'document.attached', 'document.replaced', 'company.registered', 'company.changed',
      'company.succeeded', 'company.succession_withdrawn', 'company.disclosure_added', 'import.made',
      'import.discarded', 'retreat.created', 'retreat.changed', 'budget.drafted', 'budget.changed', 'budget.discarded',
      'pledge.drafted', 'pledge.changed', 'pledge.letter_amount_stated', 'pledge.submitted', 'pledge.withdrawn',
      'pledge.discarded', 'pledge.cancelled', 'pledge.agreement_signed', 'pledge.reallocated', 'disbursement.recorded',
      'disbursement.changed', 'disbursement.document_total_stated', 'disbursement.reversed', 'disbursement.reallocated',
      'adjustment.proposed', 'adjustment.withdrawn', 'appropriation.stated', 'expenditure.recorded',
      'expenditure.reversed', 'user.first_seen', 'user.link_confirmed', 'user.password_changed',
      'user.preferences_changed', 'user.signed_in', 'user.signed_out', 'api_key.issued', 'api_key.revoked',
      'personal_data.read'
      -- end of columns
    ]
    WHEN 'verifier' THEN ARRAY[
      -- columns: events by verifier
      'budget.adopted', 'pledge.approved', 'pledge.rejected', 'disbursement.verified', 'disbursement.rejected',
      'adjustment.approved', 'adjustment.rejected', 'month.closed', 'month.reopened', 'user.first_seen',
      'user.link_confirmed', 'user.confirmed', 'user.password_changed', 'user.preferences_changed', 'user.signed_in',
      'user.signed_out', 'api_key.issued', 'api_key.revoked', 'personal_data.read'
      -- end of columns
    ]
    WHEN 'auditor' THEN ARRAY[
      -- columns: events by auditor
      'finding.followed_up', 'report.sealed', 'user.first_seen', 'user.link_confirmed', 'user.password_changed',
      'user.preferences_changed', 'user.signed_in', 'user.signed_out', 'api_key.issued', 'api_key.revoked',
      'personal_data.read'
      -- end of columns
    ]
    WHEN 'integration' THEN ARRAY[
      -- columns: events by integration
      'user.first_seen', 'user.password_changed', 'user.signed_in', 'user.signed_out', 'personal_data.read'
      -- end of columns
    ]
    WHEN 'admin' THEN ARRAY[
      -- columns: events by admin
      'month.closed', 'month.reopened', 'user.created', 'user.first_seen', 'user.link_proposed', 'user.link_confirmed',
      'user.link_withdrawn', 'user.changed', 'user.password_reset', 'user.confirmed', 'user.password_changed',
      'user.preferences_changed', 'user.signed_in', 'user.signed_out', 'api_key.issued', 'api_key.revoked',
      'webhook.added', 'webhook.changed', 'webhook.secret_rotated', 'webhook.ended', 'webhook.tested',
      'webhook.redelivered', 'personal_data.read'
      -- end of columns
    ] END);

-- What the service causes of its own accord: its first users and keys, the demo, the opening of the log.
CREATE FUNCTION is_of_service(event_type text) RETURNS bool LANGUAGE sql IMMUTABLE
  RETURN event_type IN (
    -- columns: events by the service
    'user.created', 'api_key.issued', 'demo.loaded'
    -- end of columns
  );

-- The key of bootstrap holds users and the keys of systems.
CREATE FUNCTION is_of_bootstrap(event_type text) RETURNS bool LANGUAGE sql IMMUTABLE
  RETURN event_type IN (
    -- columns: events by bootstrap
    'user.created', 'user.link_proposed', 'user.link_withdrawn', 'user.changed', 'user.password_reset',
    'api_key.issued', 'api_key.revoked', 'personal_data.read'
    -- end of columns
  );

-- What may take away the very right with which it is done: one's own role, or key.
CREATE FUNCTION may_end_its_right(event_type text) RETURNS bool LANGUAGE sql IMMUTABLE
  RETURN event_type IN ('user.changed', 'user.password_reset', 'api_key.revoked');

-- Whether a key's scopes let it read personal data: a file that it may see, or contacts and addresses.
CREATE FUNCTION may_read_with(k api_keys, operation_id text) RETURNS bool LANGUAGE sql STABLE
  RETURN CASE
    WHEN operation_id = 'downloadDocument' THEN coalesce(k.scopes -> 'operations' ? 'documents.read', true)
    ELSE NOT coalesce(k.scopes ? 'retreatIds', false)
      AND coalesce(k.scopes -> 'operations' ? 'contacts.read', k.roles <> '{integration}') END;

-- Functions here are called by the triggers below and in log.sql, which say where tables are looked for.

-- Whether this person has a session that is open; its use is noted to the minute. With a token of the single sign-on no session is.
CREATE FUNCTION has_come_in(person uuid) RETURNS bool LANGUAGE sql STABLE
  RETURN EXISTS (SELECT FROM sessions s
      WHERE s.user_id = person AND s.expires_at > now() AND s.last_used_at > now() - interval '61 minutes')
    OR EXISTS (SELECT FROM sso_persons p WHERE p.id = person)
    OR EXISTS (SELECT FROM person_links l WHERE l.user_id = person AND person_of(l.sso_person_id) = person);

-- Why somebody cannot have caused an event of this type, as the name of the problem; null where they can. What takes a right
-- away is judged by what was so when the transaction began, and by nothing else that is gone.
CREATE FUNCTION refusal_of_actor(actor uuid, key uuid, event_type text, operation_id text) RETURNS text LANGUAGE plpgsql STABLE
  SET enable_seqscan = off AS $$
DECLARE
  k api_keys;
  held role[];
  is_active bool;
  changed_at timestamptz;
  was jsonb;
BEGIN
  IF key IS NOT NULL THEN
    SELECT * INTO k FROM api_keys WHERE id = key AND coalesce(user_id, id) = actor AND coalesce(expires_at > now(), true)
      AND (revoked_at IS NULL OR may_end_its_right(event_type) AND revoked_at = now());
    IF k.id IS NULL THEN
      RETURN 'unauthenticated';
    ELSIF event_type = 'personal_data.read' AND NOT may_read_with(k, operation_id) THEN
      RETURN 'outside_scopes';
    ELSIF k.user_id IS NULL THEN
      -- A key without a user is the operator's, for users and keys.
      RETURN CASE WHEN k.roles = '{}' AND is_of_bootstrap(event_type) THEN NULL ELSE 'forbidden' END;
    END IF;
  ELSIF actor = '00000000-0000-7000-8000-000000000000' THEN
    RETURN CASE WHEN is_of_service(event_type) THEN NULL ELSE 'forbidden' END;
  ELSIF NOT has_come_in(actor) THEN
    RETURN 'unauthenticated';
  END IF;
  SELECT u.roles, u.active, u.updated_at INTO held, is_active, changed_at FROM users u WHERE u.id = actor;
  IF NOT FOUND THEN
    -- The roles of somebody of the single sign-on who is no user are the token's. Once linked it is that user who comes; the
    -- confirmation itself brings that about.
    RETURN CASE WHEN person_of(actor) <> actor AND event_type <> 'user.link_confirmed' THEN 'unauthenticated' END;
  ELSIF may_end_its_right(event_type) AND changed_at = now() THEN
    SELECT v.row INTO was FROM record_versions v
    WHERE v.kind = 'users' AND v.record_id = actor::text ORDER BY v.version DESC LIMIT 1;
    held := ARRAY(SELECT jsonb_array_elements_text(was -> 'roles'))::role[];
    is_active := (was ->> 'active')::bool;
  END IF;
  RETURN CASE
    WHEN NOT is_active THEN 'unauthenticated'
    WHEN NOT EXISTS (SELECT FROM unnest(held) r WHERE may_cause(r, event_type) AND (key IS NULL OR r = ANY (k.roles)))
      THEN 'forbidden' END;
END $$;

-- Who makes what somebody writes: that one, and for a system the person who answers for it.
CREATE FUNCTION makers_of(actor uuid) RETURNS uuid[] LANGUAGE sql STABLE
  RETURN (SELECT array_remove(ARRAY[actor, u.responsible_id], NULL) FROM (SELECT actor) a LEFT JOIN users u ON u.id = a.actor);

-- Whether a version of a record names those who made and decided it: the actor of its event, and those of the version before.
-- `their_makers` are `makers_of` that actor. It is called for every row that is written: without a query where one can do without.
CREATE FUNCTION names_its_actor(of_kind text, event events, is_now jsonb, was jsonb, their_makers text[]) RETURNS bool
  LANGUAGE plpgsql STABLE AS $$
DECLARE
  deciders CONSTANT text[] := ARRAY['decided_by', 'verified_by', 'rejected_by', 'adopted_by', 'made_by', 'sealed_by', 'uploaded_by',
    'actor_id', 'added_by'];
  actor text := event.actor_id;
  decider text;
  decided bool := false;
  known jsonb;
BEGIN
  -- Somebody of the single sign-on comes by themselves, or an admin names them.
  IF of_kind = 'sso_persons' THEN
    RETURN CASE event.type WHEN 'user.first_seen' THEN is_now ->> 'id' = actor ELSE event.type IN ('user.created', 'user.link_proposed') END;
  END IF;
  IF of_kind = 'person_links' THEN
    RETURN CASE
      WHEN was IS NULL THEN event.type = 'user.link_proposed' AND is_now ->> 'proposed_by' = actor
      WHEN is_now ->> 'withdrawn_at' IS NOT NULL THEN event.type = 'user.link_withdrawn'
      ELSE event.type = 'user.link_confirmed' AND actor = is_now ->> CASE
        WHEN was ->> 'account_confirmed_at' IS DISTINCT FROM is_now ->> 'account_confirmed_at' THEN 'user_id'
        ELSE 'sso_person_id' END END;
  END IF;
  -- What somebody wants of the desk, nobody else says.
  IF of_kind = 'preferences' THEN
    RETURN is_now ->> 'id' = actor;
  END IF;
  IF of_kind = 'closings' THEN
    RETURN actor = is_now ->> CASE is_now ->> 'state' WHEN 'closed' THEN 'closed_by' ELSE 'reopened_by' END;
  END IF;
  IF jsonb_strip_nulls(is_now) ?| deciders THEN
    FOREACH decider IN ARRAY deciders LOOP
      IF is_now ->> decider IS NOT NULL AND was ->> decider IS DISTINCT FROM is_now ->> decider THEN
        IF is_now ->> decider <> actor THEN
          RETURN false;
        END IF;
        decided := decider IN ('decided_by', 'verified_by', 'rejected_by', 'adopted_by');
      END IF;
    END LOOP;
  END IF;
  IF NOT is_now ? 'makers' THEN
    RETURN of_kind <> 'users' OR names_its_giver(event, is_now, was);
  END IF;
  IF decided THEN
    RETURN NOT is_now -> 'makers' ? actor AND is_now -> 'makers' = was -> 'makers' AND event.type = decision_of(of_kind, is_now ->> 'state');
  END IF;
  known := coalesce(was -> 'makers', '[]');
  -- Makers are told in the order in which they came, whoever wrote a record first.
  IF is_now -> 'makers' -> 0 IS DISTINCT FROM coalesce(known -> 0, to_jsonb(actor)) THEN
    RETURN false;
  END IF;
  IF is_now -> 'makers' = known THEN
    -- Whoever writes a draft, or what still waits for its checker, is a maker of it; what a proposal does to it is no editing.
    RETURN is_now -> 'makers' ?& their_makers OR is_now ->> 'state' NOT IN ('draft', 'submitted', 'rejected', 'recorded', 'proposed', 'withdrawn')
      OR event.type = 'adjustment.approved'
      -- Nobody checks any more what was rejected or withdrawn for good, so whoever attaches to it makes nothing of it.
      OR is_now ->> 'attached' IS DISTINCT FROM was ->> 'attached' AND of_kind <> 'pledges' AND is_now ->> 'state' IN ('rejected', 'withdrawn')
      OR cardinality(their_makers) = 1
        AND EXISTS (SELECT FROM jsonb_array_elements_text(known) m (maker) WHERE person_of(m.maker::uuid) = person_of(event.actor_id));
  END IF;
  -- What a system makes is made by whoever answers for it too.
  RETURN is_now -> 'makers' = to_jsonb(their_makers) OR is_now -> 'makers' ?& their_makers AND NOT EXISTS (
    SELECT FROM jsonb_array_elements_text(is_now -> 'makers') m (maker)
    WHERE m.maker <> actor AND NOT known ? m.maker AND m.maker <> ALL (their_makers));
END $$;

-- Whether a version of a user names who gave the access in it, and who confirmed what was given.
CREATE FUNCTION names_its_giver(event events, is_now jsonb, was jsonb) RETURNS bool LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
  givers jsonb := coalesce(was -> 'unconfirmed_by', '[]');
BEGIN
  IF gives_access(is_now, was) OR (event.type IN ('user.password_reset', 'user.link_proposed') AND is_now ->> 'kind' = 'person') THEN
    RETURN is_now -> 'unconfirmed_by' ? event.actor_id::text AND is_now -> 'unconfirmed_by' <@ (givers || to_jsonb(event.actor_id::text));
  ELSIF event.type = 'user.confirmed' THEN
    RETURN is_now -> 'unconfirmed_by' = '[]' AND is_now ->> 'confirmed_by' = event.actor_id::text;
  END IF;
  RETURN is_now -> 'unconfirmed_by' = givers;
END $$;

-- The event of a second person's decision, by the state that it brought.
CREATE FUNCTION decision_of(kind text, state text) RETURNS text LANGUAGE sql IMMUTABLE
  RETURN CASE kind
    WHEN 'pledges' THEN CASE state WHEN 'active' THEN 'pledge.approved' WHEN 'rejected' THEN 'pledge.rejected' END
    WHEN 'disbursements' THEN 'disbursement.' || state
    WHEN 'adjustments' THEN 'adjustment.' || state
    WHEN 'budget_versions' THEN 'budget.' || state END;

-- Which rows an event may write: `<type> <table>` of its subject, `<type> with <table>` of what it carries along. A new one, or
-- columns, with what a state becomes. Printed from the code by `npm run schema`.
CREATE FUNCTION rows_of_events() RETURNS jsonb LANGUAGE sql IMMUTABLE
  RETURN jsonb_object(ARRAY[
    -- columns: rows by event
    'document.uploaded documents', 'new', 'document.attached pledges', 'attached,makers',
    'document.attached disbursements', 'attached,makers', 'document.attached adjustments', 'attached,makers',
    'document.attached expenditures', 'attached,makers', 'document.attached retreats', 'attached',
    'document.attached with attachments', 'new', 'document.replaced pledges', 'attached,makers',
    'document.replaced disbursements', 'attached,makers', 'document.replaced adjustments', 'attached,makers',
    'document.replaced expenditures', 'attached,makers', 'document.replaced retreats', 'attached',
    'document.replaced with attachments', 'new', 'company.registered companies', 'new',
    'company.changed companies', 'legal_name,npwp,nib,kbli_code,kbli_version,regency_codes,contact_hash',
    'import.made imports', 'new=kept', 'import.discarded imports', 'state=discarded,discarding_reason',
    'company.succeeded companies', 'successor_id,succeeded_on,succession_reason,succession_document_id,succession_withdrawal_reason',
    'company.succession_withdrawn companies', 'successor_id,succeeded_on,succession_reason,succession_document_id,succession_withdrawal_reason',
    'company.disclosure_added with disclosures', 'new', 'retreat.created retreats', 'new',
    'retreat.changed retreats', 'code,former_codes,title,fiscal_year,starts_on,ends_on,venues,change_reason',
    'budget.drafted budget_versions', 'new=draft', 'budget.changed budget_versions', 'reason,draft_lines,makers',
    'budget.discarded budget_versions', 'state=discarded,discarding_reason',
    'budget.adopted budget_versions', 'state=adopted,draft_lines,adopted_on,adopted_by,adopted_at',
    'budget.adopted with budget_versions', 'state=superseded', 'budget.adopted with budget_lines', 'new',
    'budget.adopted with transfers', 'new', 'pledge.drafted pledges', 'new=draft',
    'pledge.changed pledges', 'company_id,form,valuation_basis,amount,letter_amount,pledged_on,booked_on,letter_number,paper_number,letter_document_id,instalments,allocations,unallocated,external_ref,replaces,differs_from,makers,in=draft,in=rejected,in=submitted',
    'pledge.submitted pledges', 'state=submitted,makers,withdrawal_reason,decided_by,decided_at,decision_note',
    'pledge.withdrawn pledges', 'state=draft,makers,withdrawal_reason',
    'pledge.discarded pledges', 'state=discarded,discarding_reason',
    'pledge.approved pledges', 'state=active,decided_by,decided_at,decision_note',
    'pledge.rejected pledges', 'state=rejected,decided_by,decided_at,decision_note',
    'pledge.cancelled pledges', 'state=cancelled,cancelled_on,cancellation_reason',
    'pledge.agreement_signed pledges', 'agreement_kind,agreement_number,agreement_signed_on,agreement_reason,agreement_document_id',
    'pledge.reallocated with transfers', 'new', 'disbursement.recorded disbursements', 'new=recorded',
    'disbursement.changed disbursements', 'evidence_kind,evidence_number,paper_number,evidence_document_total,evidence_document_id,evidence_pages,invoice_number,external_ref,differs_from,makers,payer,original,in=recorded',
    'disbursement.verified disbursements', 'state=verified,verified_by,verified_at,verification_note',
    'disbursement.rejected disbursements', 'state=rejected,rejected_by,rejection_reason',
    'disbursement.reversed disbursements', 'state=reversed,reversal_reason',
    'disbursement.reallocated with transfers', 'new', 'adjustment.proposed adjustments', 'new=proposed',
    'adjustment.approved adjustments', 'state=approved,split,effect,instalments,decided_by,decided_at,decision_note',
    'adjustment.approved with pledges', 'amended,written_off,instalments,agreement_kind,agreement_number,agreement_signed_on,agreement_reason,agreement_document_id,addenda,state=draft,withdrawal_reason',
    'adjustment.approved with disbursements', 'refunded,state=reversed,reversal_reason',
    'adjustment.approved with retreats', 'code,former_codes,title,fiscal_year,starts_on,ends_on,venues,change_reason,chosen_venue,venue_chosen_on,venue_document_number,venue_reason,earlier_venues,cancelled_on,cancellation_reason',
    'adjustment.approved with disclosures', 'reference,valid_from,valid_to,note,annulled,change_reason',
    'adjustment.approved with transfers', 'new',
    'adjustment.rejected adjustments', 'state=rejected,decided_by,decided_at,decision_note',
    'adjustment.withdrawn adjustments', 'state=withdrawn,decision_note', 'appropriation.stated appropriations', 'new',
    'expenditure.recorded expenditures', 'new=recorded',
    'expenditure.reversed expenditures', 'state=reversed,reversal_reason',
    'finding.followed_up with finding_follow_ups', 'new', 'report.sealed sealed_reports', 'new',
    'month.closed closings', 'new=closed,state=closed,closed_by,closed_at,reopened_by,reason',
    'month.closed with closings', 'new=closed,state=closed,closed_by,closed_at,reopened_by,reason',
    'month.reopened closings', 'state=open,reopened_by,reason',
    'month.reopened with closings', 'state=open,reopened_by,reason', 'user.created users', 'new',
    'user.created sso_persons', 'new', 'user.first_seen sso_persons', 'new',
    'user.link_proposed users', 'unconfirmed_by,unconfirmed_since', 'user.link_proposed with person_links', 'new',
    'user.link_proposed with sso_persons', 'new',
    'user.link_confirmed with person_links', 'account_confirmed_at,subject_confirmed_at',
    'user.link_withdrawn with person_links', 'withdrawn_at',
    'user.changed users', 'name_hash,email_hash,shares_email_with,roles,active,responsible_id,unconfirmed_by,unconfirmed_since',
    'user.password_reset users', 'unconfirmed_by,unconfirmed_since',
    'user.confirmed users', 'unconfirmed_by,unconfirmed_since,confirmed_by,confirmed_at',
    'user.preferences_changed preferences', 'new,language,default_retreat_id,digest',
    'webhook.added webhooks', 'new=active', 'webhook.changed webhooks', 'url_hash,types,retreat_ids,in=active',
    'webhook.secret_rotated webhooks', 'secret_number,previous_until,key_id,in=active',
    'webhook.ended webhooks', 'state=ended'
    -- end of columns
  ]);

-- What a new row does not have yet, by its table: later events bring it.
CREATE FUNCTION empty_at_birth() RETURNS jsonb LANGUAGE sql IMMUTABLE
  RETURN jsonb_object(ARRAY[
    -- columns: empty at birth
    'companies', '{"successor_id":null,"succeeded_on":null,"succession_reason":null,"succession_document_id":null,"succession_withdrawal_reason":null}',
    'disclosures', '{"annulled":false,"change_reason":null}', 'imports', '{"discarding_reason":null}',
    'retreats', '{"chosen_venue":null,"venue_chosen_on":null,"venue_document_number":null,"venue_reason":null,"earlier_venues":[],"former_codes":[],"change_reason":null,"cancelled_on":null,"cancellation_reason":null,"attached":0}',
    'budget_versions', '{"adopted_on":null,"adopted_by":null,"adopted_at":null,"discarding_reason":null}',
    'pledges', '{"amended":0,"written_off":0,"decided_by":null,"decided_at":null,"decision_note":null,"agreement_kind":null,"agreement_number":null,"agreement_signed_on":null,"agreement_reason":null,"agreement_document_id":null,"addenda":[],"cancelled_on":null,"cancellation_reason":null,"withdrawal_reason":null,"discarding_reason":null,"attached":0}',
    'disbursements', '{"refunded":0,"verified_by":null,"verified_at":null,"verification_note":null,"rejected_by":null,"rejection_reason":null,"reversal_reason":null,"attached":0}',
    'adjustments', '{"split":null,"decided_by":null,"decided_at":null,"decision_note":null,"attached":0}',
    'expenditures', '{"reversal_reason":null,"attached":0}', 'closings', '{"reopened_by":null,"reason":null}',
    'webhooks', '{"secret_number":1,"previous_until":null}'
    -- end of columns
  ]);

-- What an event may be about, and whether it comes with a row: of its own subject, or (false) of one that belongs to it; null where it
-- need not write any. Printed from the code by `npm run schema`.
CREATE FUNCTION told_by_events() RETURNS TABLE (event text, about text[], writes_own bool) LANGUAGE sql IMMUTABLE AS $$
  SELECT t.event, t.about::text[], t.writes_own FROM (VALUES
    -- columns: told by events
    ('document.uploaded', '{document}', null),
    ('document.attached', '{pledge,disbursement,adjustment,expenditure,retreat}', true),
    ('document.replaced', '{pledge,disbursement,adjustment,expenditure,retreat}', true),
    ('company.registered', '{company}', true), ('company.changed', '{company}', true),
    ('import.made', '{import}', true), ('import.discarded', '{import}', true), ('company.succeeded', '{company}', true),
    ('company.succession_withdrawn', '{company}', true), ('company.disclosure_added', '{company}', false),
    ('retreat.created', '{retreat}', true), ('retreat.changed', '{retreat}', true),
    ('budget.drafted', '{budget}', true), ('budget.changed', '{budget}', true), ('budget.discarded', '{budget}', true),
    ('budget.adopted', '{budget}', true), ('pledge.drafted', '{pledge}', true), ('pledge.changed', '{pledge}', true),
    ('pledge.letter_amount_stated', '{pledge}', null), ('pledge.submitted', '{pledge}', true),
    ('pledge.withdrawn', '{pledge}', true), ('pledge.discarded', '{pledge}', true),
    ('pledge.approved', '{pledge}', true), ('pledge.rejected', '{pledge}', true),
    ('pledge.cancelled', '{pledge}', true), ('pledge.agreement_signed', '{pledge}', true),
    ('pledge.reallocated', '{pledge}', false), ('disbursement.recorded', '{disbursement}', true),
    ('disbursement.changed', '{disbursement}', true), ('disbursement.document_total_stated', '{disbursement}', null),
    ('disbursement.verified', '{disbursement}', true), ('disbursement.rejected', '{disbursement}', true),
    ('disbursement.reversed', '{disbursement}', true), ('disbursement.reallocated', '{disbursement}', false),
    ('adjustment.proposed', '{adjustment}', true), ('adjustment.approved', '{adjustment}', true),
    ('adjustment.rejected', '{adjustment}', true), ('adjustment.withdrawn', '{adjustment}', true),
    ('appropriation.stated', '{appropriation}', true), ('expenditure.recorded', '{expenditure}', true),
    ('expenditure.reversed', '{expenditure}', true), ('finding.followed_up', '{finding}', false),
    ('report.sealed', '{sealed_report}', true), ('month.closed', '{closing}', true),
    ('month.reopened', '{closing}', false), ('user.created', '{user}', true), ('user.first_seen', '{user}', true),
    ('user.link_proposed', '{user}', false), ('user.link_confirmed', '{user}', false),
    ('user.link_withdrawn', '{user}', false), ('user.changed', '{user}', true), ('user.password_reset', '{user}', null),
    ('user.confirmed', '{user}', true), ('user.password_changed', '{user}', null),
    ('user.preferences_changed', '{user}', true), ('user.signed_in', '{user}', null),
    ('user.signed_out', '{user}', null), ('api_key.issued', '{api_key}', null), ('api_key.revoked', '{api_key}', null),
    ('webhook.added', '{webhook}', true), ('webhook.changed', '{webhook}', true),
    ('webhook.secret_rotated', '{webhook}', true), ('webhook.ended', '{webhook}', true),
    ('webhook.tested', '{webhook}', null), ('webhook.redelivered', '{webhook}', null),
    ('personal_data.read', '{reader}', null), ('log.opened', '{log}', null), ('demo.loaded', '{retreat}', null)
    -- end of columns
  ) t (event, about, writes_own)
$$;

-- Whether a new row says of itself that it was written now.
CREATE FUNCTION is_born_now(is_now jsonb, at timestamptz) RETURNS bool LANGUAGE sql STABLE
  RETURN at = ALL (array_remove(ARRAY[
    -- columns: instants at birth
    (is_now ->> 'created_at')::timestamptz, (is_now ->> 'updated_at')::timestamptz,
    (is_now ->> 'first_seen_at')::timestamptz, (is_now ->> 'closed_at')::timestamptz,
    (is_now ->> 'sealed_at')::timestamptz
    -- end of columns
  ], NULL));

-- Whether a row belongs to the event's subject: by its own columns, or named by another row of the event.
CREATE FUNCTION is_carried(event events, of_kind text, is_now jsonb) RETURNS bool LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN CASE of_kind
    WHEN 'budget_lines' THEN concat_ws('/', is_now ->> 'retreat_id', is_now ->> 'number') = event.subject_id
    WHEN 'budget_versions' THEN is_now ->> 'retreat_id' = split_part(event.subject_id, '/', 1)
    WHEN 'closings' THEN CASE event.type WHEN 'month.closed' THEN is_now ->> 'month' < event.subject_id
      -- With all that follow the month that is named.
      ELSE is_now ->> 'month' > event.subject_id AND NOT EXISTS (SELECT FROM closings c WHERE c.state = 'closed' AND c.month >= event.subject_id) END
    WHEN 'disclosures' THEN is_now ->> 'company_id' = event.subject_id OR EXISTS (
      SELECT FROM record_versions v WHERE v.event_id = event.id AND v.kind = 'adjustments' AND v.row ->> 'disclosure_id' = is_now ->> 'id')
    WHEN 'attachments' THEN is_now ->> 'record_id' = event.subject_id
    WHEN 'finding_follow_ups' THEN is_now ->> 'finding_id' = event.subject_id
    WHEN 'person_links' THEN is_now ->> 'user_id' = event.subject_id
    WHEN 'transfers' THEN is_now ->> 'event_id' = event.id::text
    ELSE EXISTS (
      SELECT FROM record_versions v WHERE v.event_id = event.id AND (
        is_now ->> 'id' = v.row ->> CASE of_kind || ' ' || v.kind
          WHEN 'pledges adjustments' THEN 'pledge_id'
          WHEN 'disbursements adjustments' THEN 'disbursement_id'
          WHEN 'retreats adjustments' THEN 'retreat_id'
          WHEN 'sso_persons person_links' THEN 'sso_person_id' END
        -- A retreat that is called off sends all that waited for approval back.
        OR of_kind = 'pledges' AND v.kind = 'adjustments' AND v.row ->> 'kind' = 'retreat_cancellation')) END;
END $$;

-- Whether the lists of a row say amounts as everybody reads them: numbers of rupiah, each of another line where they are of lines.
CREATE FUNCTION has_whole_amounts(is_now jsonb) RETURNS bool LANGUAGE sql IMMUTABLE
  RETURN NOT (
    jsonb_path_exists(is_now, '$.allocations[*] ? (@ != null
      && !(@.amount.type() == "number" && @.amount >= 0 && @.amount <= 10000000000000 && @.lineCode.type() == "string"))')
    OR jsonb_path_exists(is_now, '$.items[*] ? (@ != null
      && !(@.amount.type() == "number" && @.amount >= 0 && @.amount <= 10000000000000 && @.lineCode.type() == "string"))')
    OR jsonb_path_exists(is_now, '$.instalments[*] ? (@ != null && !(@.amount.type() == "number" && @.amount >= 1))')
    OR jsonb_path_exists(is_now, '$.moves[*] ? (@ != null && !(@.amount.type() == "number" && @.amount >= 1))'))
    AND CASE WHEN jsonb_path_exists(is_now, '$.allocations[1]') OR jsonb_path_exists(is_now, '$.items[1]') THEN (
      SELECT count(*) = count(DISTINCT (l.list, l.line_code)) FROM (
        SELECT 'allocations' AS list, jsonb_path_query(is_now, '$.allocations[*].lineCode') AS line_code
        UNION ALL SELECT 'items', jsonb_path_query(is_now, '$.items[*].lineCode')) l) ELSE true END;

-- Whether an event of this type writes this of this row.
CREATE FUNCTION is_written_by(event events, of_kind text, record_id text, is_now jsonb, was jsonb) RETURNS bool
  LANGUAGE plpgsql STABLE AS $$
DECLARE
  is_own bool := record_id = event.subject_id;
  said text := rows_of_events() ->> (event.type || CASE WHEN is_own THEN ' ' ELSE ' with ' END || of_kind);
  may_be text[] := string_to_array(said, ',');
  written text[] := ARRAY[concat_ws('=', 'new', is_now ->> 'state')];
BEGIN
  IF was IS NOT NULL THEN
    written := array_replace(changed_columns(was, is_now), 'state', concat('state=', is_now ->> 'state'));
    IF said LIKE '%,in=%' AND concat('in=', was ->> 'state') <> ALL (may_be) THEN
      RETURN false;
    END IF;
  ELSIF is_now || coalesce((empty_at_birth() ->> of_kind)::jsonb, '{}') <> is_now OR NOT is_born_now(is_now, event.occurred_at) THEN
    RETURN false;
  END IF;
  RETURN coalesce(written <@ may_be, false)
    AND (of_kind NOT IN ('pledges', 'disbursements', 'adjustments', 'transfers', 'appropriations') OR has_whole_amounts(is_now))
    AND is_now ->> 'retreat_id' IS NOT DISTINCT FROM CASE WHEN is_now ? 'retreat_id' THEN event.retreat_id::text END
    AND (is_own OR is_carried(event, of_kind, is_now));
END $$;

CREATE FUNCTION assert_actors() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public, pg_temp
  SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET plan_cache_mode = force_generic_plan AS $$
DECLARE
  wrong text;
  broken text;
BEGIN
  WITH actors AS MATERIALIZED (
    SELECT w.id, makers_of(w.id)::text[] AS makers
    FROM (SELECT DISTINCT e.actor_id AS id FROM appended a JOIN events e ON e.id = a.event_id) w
  )
  SELECT a.kind || ' ' || a.record_id || ' by ' || e.type,
    CASE WHEN a.version <> 1 AND w.row IS NULL OR w.event_id = a.event_id OR names_its_actor(a.kind, e, a.row, w.row, m.makers) THEN 'event_writes_its_rows' ELSE 'actors_are_named' END AS rule
  INTO wrong, broken
  FROM appended a JOIN events e ON e.id = a.event_id JOIN actors m ON m.id = e.actor_id
  LEFT JOIN record_versions w ON a.version > 1 AND (w.kind, w.record_id, w.version) = (a.kind, a.record_id, a.version - 1)
  -- A record has its versions one by one, and an event writes each once: what two people decided is done once.
  WHERE a.version <> 1 AND w.row IS NULL OR w.event_id = a.event_id
    OR NOT (is_written_by(e, a.kind, a.record_id, a.row, w.row) AND names_its_actor(a.kind, e, a.row, w.row, m.makers))
  ORDER BY rule LIMIT 1;
  IF wrong IS NOT NULL THEN
    RAISE EXCEPTION '%: %', wrong, CASE broken WHEN 'actors_are_named' THEN 'names others than who made and decided it'
      ELSE 'such an event writes nothing like it' END
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = broken, TABLE = 'record_versions';
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER assert_actors AFTER INSERT ON record_versions
  REFERENCING NEW TABLE AS appended FOR EACH STATEMENT EXECUTE FUNCTION assert_actors();

-- A password that another gives lets somebody in, and so does a link; both are in tables of their own.
CREATE FUNCTION assert_reset_is_unconfirmed() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (
    SELECT FROM appended e JOIN users u ON u.id::text = e.subject_id
    WHERE e.type IN ('user.password_reset', 'user.link_proposed') AND u.kind = 'person' AND e.actor_id <> ALL (u.unconfirmed_by)) THEN
    RAISE EXCEPTION 'a password or link was given to somebody whose access is called confirmed'
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'access_is_unconfirmed', TABLE = 'users';
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER assert_reset_is_unconfirmed AFTER INSERT ON events
  REFERENCING NEW TABLE AS appended FOR EACH STATEMENT EXECUTE FUNCTION assert_reset_is_unconfirmed();
