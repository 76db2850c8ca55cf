-- What a cancelled retreat, and a company that merged, no longer take. What was promised before goes on: it is handed over, verified,
-- refunded and written off.

-- 1. Who takes something new.

CREATE FUNCTION assert_goes_on(of_retreat uuid) RETURNS void LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public, pg_temp SET enable_seqscan = off AS $$
BEGIN
  -- The retreat's lock, shared (src/platform/db/locks.ts): nobody cancels it meanwhile.
  PERFORM pg_advisory_xact_lock_shared(hashtextextended(of_retreat::text, 0));
  IF EXISTS (SELECT FROM retreats WHERE id = of_retreat AND cancelled_on IS NOT NULL) THEN
    RAISE EXCEPTION 'retreat % is cancelled', of_retreat USING ERRCODE = 'check_violation', CONSTRAINT = 'retreat_cancelled';
  END IF;
END $$;

CREATE FUNCTION assert_still_promises(of_company uuid) RETURNS void LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public, pg_temp SET enable_seqscan = off AS $$
BEGIN
  IF EXISTS (SELECT FROM companies WHERE id = of_company AND succeeded_on <= wita_today()) THEN
    RAISE EXCEPTION 'company % has merged', of_company USING ERRCODE = 'check_violation', CONSTRAINT = 'company_succeeded';
  END IF;
END $$;

-- 2. Pledges: new ones, those submitted, and those approved.

CREATE FUNCTION drafts_are_taken() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM assert_goes_on(retreat_id) FROM (SELECT DISTINCT retreat_id FROM written ORDER BY retreat_id) w;
  PERFORM assert_still_promises(company_id) FROM (SELECT DISTINCT company_id FROM written) w;
  RETURN NULL;
END $$;

CREATE TRIGGER is_taken AFTER INSERT ON pledges
  REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION drafts_are_taken();

CREATE FUNCTION pledge_is_taken() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.state IN ('submitted', 'active') THEN
    PERFORM assert_goes_on(NEW.retreat_id);
  END IF;
  IF NEW.state <> 'active' THEN
    PERFORM assert_still_promises(NEW.company_id);
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER is_still_taken AFTER UPDATE ON pledges
  FOR EACH ROW WHEN ((NEW.state IN ('submitted', 'active') AND NEW.state <> OLD.state)
    OR (NEW.state IN ('draft', 'rejected') AND (OLD.company_id, OLD.amount) IS DISTINCT FROM (NEW.company_id, NEW.amount)))
  EXECUTE FUNCTION pledge_is_taken();

-- 3. Increases, budgets and appropriations.

CREATE FUNCTION increase_is_taken() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM assert_goes_on(NEW.retreat_id);
  PERFORM assert_still_promises(company_id) FROM pledges WHERE id = NEW.pledge_id;
  RETURN NULL;
END $$;

CREATE TRIGGER is_taken AFTER UPDATE OF state ON adjustments
  FOR EACH ROW WHEN (NEW.state = 'approved' AND NEW.kind = 'amendment' AND NEW.amount > 0) EXECUTE FUNCTION increase_is_taken();

CREATE FUNCTION retreat_goes_on() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM assert_goes_on(NEW.retreat_id);
  RETURN NULL;
END $$;

CREATE TRIGGER is_taken AFTER UPDATE OF state ON budget_versions
  FOR EACH ROW WHEN (NEW.state = 'adopted' AND OLD.state <> 'adopted') EXECUTE FUNCTION retreat_goes_on();

CREATE TRIGGER is_taken AFTER INSERT ON appropriations FOR EACH ROW EXECUTE FUNCTION retreat_goes_on();

-- 4. A retreat is cancelled once until it is restored, what waited for approval goes back, and meanwhile no venue is chosen.

CREATE FUNCTION guard_cancelled_retreat() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.cancelled_on IS NOT NULL AND (NEW.cancelled_on, NEW.cancellation_reason) IS DISTINCT FROM (OLD.cancelled_on, OLD.cancellation_reason)
    OR (NEW.chosen_venue, NEW.venue_chosen_on, NEW.venue_document_number, NEW.venue_reason)
      IS DISTINCT FROM (OLD.chosen_venue, OLD.venue_chosen_on, OLD.venue_document_number, OLD.venue_reason) THEN
    PERFORM refuse_retreat('retreat_cancelled', 'a retreat that is cancelled is restored before anything else is decided');
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER guard_cancelled_retreat BEFORE UPDATE ON retreats
  FOR EACH ROW WHEN (OLD.cancelled_on IS NOT NULL) EXECUTE FUNCTION guard_cancelled_retreat();

CREATE FUNCTION cancellation_takes_back() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public, pg_temp SET enable_seqscan = off AS $$
BEGIN
  IF EXISTS (SELECT FROM pledges WHERE retreat_id = NEW.id AND state = 'submitted') THEN
    PERFORM refuse_retreat('cancellation_takes_back', 'a pledge waits for approval in a retreat that is cancelled');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER cancellation_takes_back AFTER UPDATE ON retreats DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW.cancelled_on IS NOT NULL AND OLD.cancelled_on IS NULL) EXECUTE FUNCTION cancellation_takes_back();

-- 5. A company merges into one that still promises, until that is taken back, whole and for a reason. The successor is held: of two
-- that name each other at once, the second waits and is refused.

CREATE FUNCTION guard_succession() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM FROM companies WHERE id = NEW.successor_id FOR UPDATE;
  IF (OLD.successor_id IS NULL) = (NEW.successor_id IS NULL)
    OR (OLD.successor_id IS NOT NULL AND NEW.succession_withdrawal_reason IS NULL)
    OR EXISTS (SELECT FROM companies WHERE id = NEW.successor_id AND successor_id IS NOT NULL) THEN
    RAISE EXCEPTION 'company % or its successor has merged already', NEW.id
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'succession_recorded', TABLE = 'companies';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER guard_succession BEFORE UPDATE ON companies
  FOR EACH ROW WHEN ((OLD.successor_id, OLD.succeeded_on, OLD.succession_reason, OLD.succession_document_id, OLD.succession_withdrawal_reason)
    IS DISTINCT FROM (NEW.successor_id, NEW.succeeded_on, NEW.succession_reason, NEW.succession_document_id, NEW.succession_withdrawal_reason))
  EXECUTE FUNCTION guard_succession();
