-- An event is caused by somebody who holds a credential that is valid now and whose role allows it: a key, or an open session.
-- Tokens of a single sign-on are not known here: whoever came in by one once may.

-- Whether a role may cause an event of a type. The lists are printed from the code by `npm run schema`.
CREATE FUNCTION may_cause(who role, event_type text) RETURNS bool LANGUAGE sql IMMUTABLE
  RETURN event_type = ANY (CASE who
    WHEN 'finance' THEN ARRAY[
      -- columns: events by finance
      'document.uploaded', 'company.registered', 'company.changed', 'company.disclosure_added', 'retreat.created',
      'retreat.changed', 'budget.drafted', 'pledge.drafted', 'pledge.changed', 'pledge.submitted', 'pledge.cancelled',
      'pledge.agreement_signed', 'pledge.reallocated', 'disbursement.recorded', 'disbursement.changed',
      'disbursement.reversed', 'disbursement.reallocated', 'adjustment.proposed', 'adjustment.withdrawn',
      'appropriation.stated', 'expenditure.recorded', 'expenditure.reversed', 'user.first_seen', 'user.link_confirmed',
      'user.password_changed', 'user.signed_in', 'user.signed_out', 'api_key.issued', 'api_key.revoked',
      'personal_data.read'
      -- end of columns
    ]
    WHEN 'verifier' THEN ARRAY[
      -- columns: events by verifier
      'retreat.venue_chosen', 'retreat.cancelled', 'budget.adopted', 'pledge.approved', 'pledge.rejected',
      'disbursement.verified', 'disbursement.rejected', 'adjustment.approved', 'adjustment.rejected', 'period.locked',
      'period.unlocked', 'user.first_seen', 'user.link_confirmed', 'user.confirmed', 'user.password_changed',
      'user.signed_in', 'user.signed_out', 'api_key.issued', 'api_key.revoked', 'personal_data.read'
      -- end of columns
    ]
    WHEN 'auditor' THEN ARRAY[
      -- columns: events by auditor
      'finding.followed_up', 'report.sealed', 'user.first_seen', 'user.link_confirmed', 'user.password_changed',
      'user.signed_in', 'user.signed_out', 'api_key.issued', 'api_key.revoked', 'personal_data.read'
      -- end of columns
    ]
    WHEN 'integration' THEN ARRAY[
      -- columns: events by integration
      'user.first_seen', 'user.password_changed', 'user.signed_in', 'user.signed_out', 'personal_data.read'
      -- end of columns
    ]
    WHEN 'admin' THEN ARRAY[
      -- columns: events by admin
      'period.locked', 'period.unlocked', 'user.created', 'user.first_seen', 'user.link_proposed',
      'user.link_confirmed', 'user.link_withdrawn', 'user.changed', 'user.password_reset', 'user.confirmed',
      'user.password_changed', 'user.signed_in', 'user.signed_out', 'api_key.issued', 'api_key.revoked',
      'personal_data.read'
      -- end of columns
    ] END);

-- What the service causes of its own accord: its first users and keys, the demo, the opening of the log.
CREATE FUNCTION is_of_service(event_type text) RETURNS bool LANGUAGE sql IMMUTABLE
  RETURN event_type IN (
    -- columns: events by the service
    'user.created', 'api_key.issued', 'log.opened', 'demo.loaded'
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
CREATE FUNCTION names_its_actor(of_kind text, event events, is_now jsonb, was jsonb) RETURNS bool LANGUAGE plpgsql STABLE AS $$
DECLARE
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
  FOREACH decider IN ARRAY ARRAY['decided_by', 'verified_by', 'rejected_by', 'adopted_by', 'made_by', 'sealed_by', 'uploaded_by',
    'changed_by', 'actor_id'] LOOP
    IF is_now ->> decider IS NOT NULL AND (was ->> decider IS DISTINCT FROM is_now ->> decider OR decider = 'changed_by') THEN
      IF is_now ->> decider <> actor THEN
        RETURN false;
      END IF;
      decided := decider IN ('decided_by', 'verified_by', 'rejected_by', 'adopted_by');
    END IF;
  END LOOP;
  IF NOT is_now ? 'makers' THEN
    RETURN of_kind <> 'users' OR names_its_giver(event, is_now, was);
  END IF;
  IF decided THEN
    RETURN NOT is_now -> 'makers' ? actor AND is_now -> 'makers' = was -> 'makers' AND event.type = decision_of(of_kind, is_now ->> 'state');
  END IF;
  known := coalesce(was -> 'makers', '[]');
  IF is_now -> 'makers' = known THEN
    -- Whoever writes a draft, or what still waits for its checker, is a maker of it; what a refund takes is no editing.
    RETURN is_now -> 'makers' ? actor OR is_now ->> 'state' NOT IN ('draft', 'submitted', 'rejected', 'recorded', 'proposed', 'withdrawn')
      OR is_now ->> 'refunded' IS DISTINCT FROM was ->> 'refunded'
      OR EXISTS (SELECT FROM jsonb_array_elements_text(known) m (maker) WHERE person_of(m.maker::uuid) = person_of(event.actor_id));
  END IF;
  RETURN is_now -> 'makers' ? actor AND NOT EXISTS (
    SELECT FROM jsonb_array_elements_text(is_now -> 'makers') m (maker)
    WHERE m.maker <> actor AND NOT known ? m.maker AND m.maker <> ALL (makers_of(event.actor_id)::text[]));
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

CREATE FUNCTION assert_actors() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public, pg_temp
  SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
DECLARE
  wrong text;
BEGIN
  SELECT a.kind || ' ' || a.record_id INTO wrong
  FROM appended a JOIN events e ON e.id = a.event_id
  LEFT JOIN record_versions w ON a.version > 1 AND (w.kind, w.record_id, w.version) = (a.kind, a.record_id, a.version - 1)
  WHERE NOT names_its_actor(a.kind, e, a.row, w.row)
  LIMIT 1;
  IF wrong IS NOT NULL THEN
    RAISE EXCEPTION '% names others than who made and decided it', wrong
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'actors_are_named', TABLE = 'record_versions';
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
