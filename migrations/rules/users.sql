-- Who is a person and who a system stays so, and for a system answers a person. What lets a person in to record or check money
-- is unconfirmed until somebody else confirms it; who gave it is kept whatever the roles, since one of the money may come later.

-- Whether a user records or checks money as a person.
CREATE FUNCTION has_access(who jsonb) RETURNS bool LANGUAGE sql IMMUTABLE
  RETURN who ->> 'kind' = 'person' AND who -> 'roles' ?| '{finance,verifier}';

-- Whether a version lets a person in: it is the first, active again, has another address to sign in with, or one more such role.
CREATE FUNCTION gives_access(is_now jsonb, was jsonb) RETURNS bool LANGUAGE sql IMMUTABLE
  RETURN is_now ->> 'kind' = 'person' AND (
    was IS NULL OR ((is_now ->> 'active')::bool AND NOT (was ->> 'active')::bool) OR is_now ->> 'email_hash' <> coalesce(was ->> 'email_hash', '')
    OR EXISTS (
      SELECT FROM jsonb_array_elements_text(is_now -> 'roles') r (name)
      WHERE r.name IN ('finance', 'verifier') AND NOT was -> 'roles' ? r.name));

-- A subject of the single sign-on that is linked to a user is that person as soon as both have confirmed it, and for ever.

CREATE FUNCTION person_of(somebody uuid) RETURNS uuid LANGUAGE sql STABLE
  RETURN coalesce((SELECT l.user_id FROM person_links l
    WHERE l.sso_person_id = somebody AND l.withdrawn_at IS NULL
      AND l.account_confirmed_at IS NOT NULL AND l.subject_confirmed_at IS NOT NULL), somebody);

-- Somebody, and the persons who let them in, and who let those in, as far as nobody has confirmed it: one human could be them all.
-- An operator's key, or the service itself, is nobody's second account.
CREATE FUNCTION unconfirmed_line(somebody uuid) RETURNS TABLE (person uuid) LANGUAGE sql STABLE
BEGIN ATOMIC
  WITH RECURSIVE line (id) AS (
    SELECT somebody UNION SELECT g.id FROM line JOIN users u USING (id) JOIN users g ON g.id = ANY (u.unconfirmed_by)
  )
  SELECT person_of(id) FROM line;
END;

-- Neither who gave the access nor who has it confirms it, nor anybody whom one of them let in unconfirmed, nor anybody whose own
-- access to the money waits for that. Whether the role allows it, the event tells.
CREATE FUNCTION may_confirm(confirmer uuid, beneficiary uuid, givers uuid[]) RETURNS bool LANGUAGE sql STABLE
  RETURN confirmer IS NOT NULL
    AND NOT EXISTS (SELECT FROM unnest(givers || beneficiary) g (id), unconfirmed_line(confirmer) l WHERE person_of(g.id) = l.person)
    AND NOT EXISTS (SELECT FROM users u WHERE u.id = confirmer AND (u.kind <> 'person' OR u.unconfirmed_since IS NOT NULL AND has_access(to_jsonb(u))));

-- Whether a link waits for the person's answer: in force, it lets in whoever has the identity.
CREATE FUNCTION link_awaits(person uuid) RETURNS bool LANGUAGE sql STABLE
  RETURN EXISTS (SELECT FROM person_links l WHERE l.user_id = person AND l.withdrawn_at IS NULL
    AND (l.account_confirmed_at IS NULL OR l.subject_confirmed_at IS NULL));

-- Users who had this address at any time. Two cannot have it at once, so one of them took it later.
CREATE FUNCTION who_had_email(address text, but uuid) RETURNS uuid[] LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN ARRAY(
    SELECT u.id FROM users u
    WHERE u.id <> but AND EXISTS (
      SELECT FROM record_versions v
      WHERE v.kind = 'users' AND v.record_id = u.id::text AND v.row ->> 'email_hash' = salted_hash(u.salt::text, address)));
END $$;

CREATE FUNCTION check_user() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.kind <> OLD.kind THEN
    RAISE EXCEPTION 'user % was a %', NEW.id, OLD.kind
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'user_kind_stays', TABLE = 'users';
  END IF;
  -- With another, what the log has of the name and the address would be of nobody any more.
  IF TG_OP = 'UPDATE' AND NEW.salt <> OLD.salt THEN
    RAISE EXCEPTION 'the salt of user % stays', NEW.id
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'user_salt_stays', TABLE = 'users';
  END IF;
  IF NEW.responsible_id IS NOT NULL
    AND NOT EXISTS (SELECT FROM users WHERE id = NEW.responsible_id AND kind = 'person') THEN
    RAISE EXCEPTION 'user % is no person', NEW.responsible_id
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'responsible_not_a_person /responsibleId', TABLE = 'users';
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION check_access() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  givers uuid[] := coalesce(OLD.unconfirmed_by, '{}');
  is_kept bool := NEW.unconfirmed_by @> givers;
  refusal text;
BEGIN
  IF gives_access(logged_row('users', to_jsonb(NEW)), logged_row('users', to_jsonb(OLD))) THEN
    refusal := CASE WHEN NEW.unconfirmed_by = '{}' OR NOT is_kept THEN 'access_is_unconfirmed' END;
  ELSIF NOT is_kept THEN
    refusal := CASE
      WHEN NEW.unconfirmed_by <> '{}' OR NEW.confirmed_by IS NULL THEN 'access_is_unconfirmed'
      WHEN NOT may_confirm(NEW.confirmed_by, NEW.id, givers) THEN 'confirmed_by_another'
      WHEN link_awaits(NEW.id) THEN 'link_awaits' END;
    NEW.confirmed_at := now();
  END IF;
  IF is_kept AND (NEW.confirmed_by, NEW.confirmed_at) IS DISTINCT FROM (OLD.confirmed_by, OLD.confirmed_at) THEN
    refusal := 'access_is_unconfirmed';
  END IF;
  IF refusal IS NOT NULL THEN
    RAISE EXCEPTION 'the access of user % is not confirmed by this', NEW.id
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = refusal, TABLE = 'users';
  END IF;
  NEW.unconfirmed_since := CASE WHEN NEW.unconfirmed_by <> '{}' THEN coalesce(OLD.unconfirmed_since, now()) END;
  NEW.email := lower(NEW.email);
  NEW.shares_email_with := coalesce(OLD.shares_email_with, '{}');
  IF NEW.email IS DISTINCT FROM OLD.email THEN
    NEW.shares_email_with := ARRAY(SELECT unnest(NEW.shares_email_with) UNION SELECT unnest(who_had_email(NEW.email, NEW.id)) ORDER BY 1);
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER check_user BEFORE INSERT OR UPDATE ON users FOR EACH ROW EXECUTE FUNCTION check_user();

CREATE TRIGGER check_access BEFORE INSERT OR UPDATE ON users FOR EACH ROW EXECUTE FUNCTION check_access();

-- Nobody sits at a system to sign in.
CREATE FUNCTION check_password() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM users WHERE id = NEW.user_id AND kind = 'person') THEN
    RAISE EXCEPTION 'user % is no person', NEW.user_id
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'password_of_a_system', TABLE = 'passwords';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER check_password BEFORE INSERT OR UPDATE ON passwords FOR EACH ROW EXECUTE FUNCTION check_password();

-- Links of subjects of the single sign-on to users.

CREATE FUNCTION propose_link() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  -- Locked, so that nobody makes a user of the subject meanwhile.
  PERFORM FROM sso_persons WHERE id = NEW.sso_person_id FOR UPDATE;
  IF EXISTS (SELECT FROM users WHERE id = NEW.sso_person_id) THEN
    RAISE EXCEPTION 'subject % is a user', NEW.sso_person_id
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'subject_taken /subject', TABLE = 'person_links';
  END IF;
  -- Locked, so that nobody confirms the person's access meanwhile.
  PERFORM FROM users WHERE id = NEW.user_id AND kind = 'person' FOR NO KEY UPDATE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'user % is no person', NEW.user_id
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'link_of_a_system', TABLE = 'person_links';
  END IF;
  IF coalesce(NEW.account_confirmed_at, NEW.subject_confirmed_at, NEW.withdrawn_at) IS NOT NULL THEN
    PERFORM refuse_transition('begins_at_the_beginning', 'nothing', 'confirmed or withdrawn');
  END IF;
  IF person_of(NEW.proposed_by) IN (person_of(NEW.user_id), person_of(NEW.sso_person_id)) THEN
    RAISE EXCEPTION '% proposes a link of their own', NEW.proposed_by
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'link_of_oneself', TABLE = 'person_links';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER propose_link BEFORE INSERT ON person_links FOR EACH ROW EXECUTE FUNCTION propose_link();

-- One confirmation, or the withdrawal, at a time; nothing after the second confirmation.
CREATE FUNCTION guard_link() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM assert_only('link_in_force', to_jsonb(OLD), to_jsonb(NEW), CASE
    WHEN OLD.withdrawn_at IS NOT NULL OR OLD.account_confirmed_at IS NOT NULL AND OLD.subject_confirmed_at IS NOT NULL THEN '{}'::text[]
    WHEN NEW.withdrawn_at IS NOT NULL THEN '{withdrawn_at}'
    WHEN OLD.account_confirmed_at IS NULL AND NEW.account_confirmed_at IS NOT NULL THEN '{account_confirmed_at}'
    WHEN OLD.subject_confirmed_at IS NULL AND NEW.subject_confirmed_at IS NOT NULL THEN '{subject_confirmed_at}'
    ELSE '{}' END);
  IF NEW.account_confirmed_at IS NOT NULL AND NEW.subject_confirmed_at IS NOT NULL THEN
    -- Waits for every decision under way, and those after it see it (its number is in src/platform/db/locks.ts).
    PERFORM pg_advisory_xact_lock(4120251131);
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER guard_link BEFORE UPDATE ON person_links FOR EACH ROW EXECUTE FUNCTION guard_link();

-- Who is linked, or shall be, is no user of their own.
CREATE FUNCTION refuse_linked_subject() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM FROM sso_persons WHERE id = NEW.id FOR UPDATE;
  IF EXISTS (SELECT FROM person_links WHERE sso_person_id = NEW.id AND withdrawn_at IS NULL) THEN
    RAISE EXCEPTION 'subject % is linked to a user', NEW.id
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'user_exists /sso', TABLE = 'users';
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER refuse_linked_subject AFTER INSERT ON users FOR EACH ROW EXECUTE FUNCTION refuse_linked_subject();

-- Nobody checks what they made, whichever of their identities made it. A link that comes into force waits for decisions under way,
-- and they for it, so that none is in between.
CREATE FUNCTION refuse_own_check() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public, pg_temp SET enable_seqscan = off AS $$
DECLARE
  checker uuid := (to_jsonb(NEW) ->> TG_ARGV[0])::uuid;
BEGIN
  PERFORM pg_advisory_xact_lock_shared(4120251131);
  IF EXISTS (SELECT FROM unnest(NEW.makers) m (maker) WHERE person_of(m.maker) = person_of(checker)) THEN
    RAISE EXCEPTION '% made what they check', checker
      USING ERRCODE = 'check_violation', CONSTRAINT = 'maker_is_checker', TABLE = TG_TABLE_NAME;
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER refuse_own_check BEFORE UPDATE ON pledges
  FOR EACH ROW WHEN (NEW.decided_by IS DISTINCT FROM OLD.decided_by) EXECUTE FUNCTION refuse_own_check('decided_by');
CREATE TRIGGER refuse_own_check BEFORE UPDATE ON adjustments
  FOR EACH ROW WHEN (NEW.decided_by IS DISTINCT FROM OLD.decided_by) EXECUTE FUNCTION refuse_own_check('decided_by');
CREATE TRIGGER refuse_own_check BEFORE UPDATE ON budget_versions
  FOR EACH ROW WHEN (NEW.adopted_by IS DISTINCT FROM OLD.adopted_by) EXECUTE FUNCTION refuse_own_check('adopted_by');
CREATE TRIGGER refuse_own_check BEFORE UPDATE ON disbursements
  FOR EACH ROW WHEN (NEW.verified_by IS DISTINCT FROM OLD.verified_by) EXECUTE FUNCTION refuse_own_check('verified_by');
CREATE TRIGGER refuse_own_rejection BEFORE UPDATE ON disbursements
  FOR EACH ROW WHEN (NEW.rejected_by IS DISTINCT FROM OLD.rejected_by) EXECUTE FUNCTION refuse_own_check('rejected_by');
