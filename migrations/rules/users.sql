-- Who is a person and who a system stays so, and for a system answers a person. What lets a person in to record or check money
-- is unconfirmed until somebody else confirms it.

-- Whether a user records or checks money as a person.
CREATE FUNCTION has_access(who jsonb) RETURNS bool LANGUAGE sql IMMUTABLE
  RETURN who ->> 'kind' = 'person' AND who -> 'roles' ?| '{finance,verifier}';

-- Whether a version lets them in: it is the first, active again, has another address to sign in with, or one more such role.
CREATE FUNCTION gives_access(is_now jsonb, was jsonb) RETURNS bool LANGUAGE sql IMMUTABLE
  RETURN has_access(is_now) AND (
    was IS NULL OR ((is_now ->> 'active')::bool AND NOT (was ->> 'active')::bool) OR is_now ->> 'email_hash' <> coalesce(was ->> 'email_hash', '')
    OR EXISTS (
      SELECT FROM jsonb_array_elements_text(is_now -> 'roles') r (name)
      WHERE r.name IN ('finance', 'verifier') AND NOT was -> 'roles' ? r.name));

-- Neither who gave the access nor who has it confirms it, nor anybody whose own access waits for that. Whether the role allows it,
-- the event tells.
CREATE FUNCTION may_confirm(confirmer uuid, beneficiary uuid, givers uuid[]) RETURNS bool LANGUAGE sql STABLE
  RETURN confirmer IS NOT NULL AND confirmer <> beneficiary AND confirmer <> ALL (givers)
    AND NOT EXISTS (SELECT FROM users u WHERE u.id = confirmer AND (u.kind <> 'person' OR u.unconfirmed_since IS NOT NULL));

-- Users who had this address at any time. Two cannot have it at once, so one of them took it later.
CREATE FUNCTION who_had_email(address text, but uuid) RETURNS uuid[] LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN ARRAY(
    SELECT u.id FROM users u
    WHERE u.id <> but AND EXISTS (
      SELECT FROM record_versions v
      WHERE v.kind = 'users' AND v.record_id = u.id::text AND v.row ->> 'email_hash' = salted_hash(u.salt::text, address)));
END $$;

CREATE FUNCTION check_user() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.kind <> OLD.kind THEN
    RAISE EXCEPTION 'user % was a %', NEW.id, OLD.kind
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'user_kind_stays', TABLE = 'users';
  END IF;
  IF NEW.responsible_id IS NOT NULL
    AND NOT EXISTS (SELECT FROM users WHERE id = NEW.responsible_id AND kind = 'person') THEN
    RAISE EXCEPTION 'user % is no person', NEW.responsible_id
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'responsible_not_a_person /responsibleId', TABLE = 'users';
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION check_access() RETURNS trigger LANGUAGE plpgsql AS $$
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
      WHEN NOT may_confirm(NEW.confirmed_by, NEW.id, givers) THEN 'confirmed_by_another' END;
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
