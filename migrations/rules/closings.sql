-- Nothing is dated on a closed day, and nothing long before its fiscal year.

-- 1. Which days are open.

CREATE FUNCTION earliest_day(fiscal_year int) RETURNS date LANGUAGE sql IMMUTABLE
  RETURN make_date(fiscal_year - 2, 1, 1);

-- The last day that is closed for a retreat that was created at this instant; null where none is. What is closed binds it once a
-- month was closed after that, so that past years can be entered until then.
CREATE FUNCTION closed_through(retreat_created_at timestamptz) RETURNS date LANGUAGE sql STABLE
  RETURN (SELECT (to_date(max(month) FILTER (WHERE state = 'closed'), 'YYYY-MM') + interval '1 month' - interval '1 day')::date
          FROM closings HAVING max(closed_at) > retreat_created_at);

-- `pointer` is where in a request such a day stands.
CREATE FUNCTION assert_open_day(of_retreat uuid, day date, pointer text) RETURNS void LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public, pg_temp SET enable_seqscan = off AS $$
DECLARE
  retreat retreats;
BEGIN
  SELECT * INTO retreat FROM retreats WHERE id = of_retreat;
  IF day <= closed_through(retreat.created_at) THEN
    RAISE EXCEPTION 'the month of % is closed', day USING ERRCODE = 'check_violation', CONSTRAINT = 'month_closed' || pointer;
  ELSIF day < earliest_day(retreat.fiscal_year) THEN
    RAISE EXCEPTION '% lies too long before the fiscal year', day
      USING ERRCODE = 'check_violation', CONSTRAINT = 'date_too_early' || pointer;
  END IF;
END $$;

CREATE FUNCTION refuse_closed_days() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  -- The calendar's lock, shared (its number is in src/platform/db/locks.ts): no month is closed while an entry is on its way.
  PERFORM pg_advisory_xact_lock_shared(4120251126);
  PERFORM assert_open_day(retreat_id, day, '')
  FROM (SELECT retreat_id, min(effective_on) AS day FROM posted GROUP BY retreat_id) p;
  RETURN NULL;
END $$;

CREATE TRIGGER refuse_closed_days AFTER INSERT ON journal_entries
  REFERENCING NEW TABLE AS posted FOR EACH STATEMENT EXECUTE FUNCTION refuse_closed_days();

CREATE FUNCTION refuse_closed_adoption() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM assert_open_day(NEW.retreat_id, NEW.adopted_on, ' /adoptedOn');
  RETURN NULL;
END $$;

CREATE TRIGGER refuse_closed_adoption AFTER UPDATE OF adopted_on ON budget_versions
  FOR EACH ROW WHEN (OLD.adopted_on IS DISTINCT FROM NEW.adopted_on) EXECUTE FUNCTION refuse_closed_adoption();

-- 2. Booking: only what is dated on a closed day is booked on another.

CREATE FUNCTION assert_closed_day(of_retreat uuid, day date, pointer text) RETURNS void LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public, pg_temp SET enable_seqscan = off AS $$
DECLARE
  retreat retreats;
BEGIN
  SELECT * INTO retreat FROM retreats WHERE id = of_retreat;
  IF day > coalesce(closed_through(retreat.created_at), '-infinity') THEN
    RAISE EXCEPTION '% is open, and needs no booking', day USING ERRCODE = 'check_violation', CONSTRAINT = 'booking_not_needed /bookedOn';
  ELSIF day < earliest_day(retreat.fiscal_year) THEN
    RAISE EXCEPTION '% lies too long before the fiscal year', day
      USING ERRCODE = 'check_violation', CONSTRAINT = 'date_too_early' || pointer;
  END IF;
END $$;

CREATE FUNCTION assert_booking() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock_shared(4120251126);
  PERFORM assert_closed_day(NEW.retreat_id, (to_jsonb(NEW) ->> TG_ARGV[0])::date, ' ' || TG_ARGV[1]);
  RETURN NEW;
END $$;

CREATE TRIGGER assert_booking BEFORE INSERT ON pledges
  FOR EACH ROW WHEN (NEW.booked_on IS NOT NULL) EXECUTE FUNCTION assert_booking('pledged_on', '/pledgedOn');
CREATE TRIGGER assert_new_booking BEFORE UPDATE ON pledges
  FOR EACH ROW WHEN (NEW.booked_on IS NOT NULL AND (NEW.pledged_on, NEW.booked_on) IS DISTINCT FROM (OLD.pledged_on, OLD.booked_on))
  EXECUTE FUNCTION assert_booking('pledged_on', '/pledgedOn');
CREATE TRIGGER assert_booking BEFORE INSERT ON disbursements
  FOR EACH ROW WHEN (NEW.booked_on IS NOT NULL) EXECUTE FUNCTION assert_booking('received_on', '/receivedOn');
CREATE TRIGGER assert_booking BEFORE INSERT ON adjustments
  FOR EACH ROW WHEN (NEW.booked_on IS NOT NULL) EXECUTE FUNCTION assert_booking('effective_on', '/effectiveOn');
CREATE TRIGGER assert_booking BEFORE INSERT ON transfers
  FOR EACH ROW WHEN (NEW.booked_on IS NOT NULL AND NEW.kind <> 'disbursement_reallocation') EXECUTE FUNCTION assert_booking('effective_on', '/effectiveOn');
CREATE TRIGGER assert_booking BEFORE INSERT ON appropriations
  FOR EACH ROW WHEN (NEW.booked_on IS NOT NULL) EXECUTE FUNCTION assert_booking('effective_on', '/effectiveOn');
CREATE TRIGGER assert_booking BEFORE INSERT ON expenditures
  FOR EACH ROW WHEN (NEW.booked_on IS NOT NULL) EXECUTE FUNCTION assert_booking('spent_on', '/spentOn');

-- What is not booked is dated on an open day itself. What was proposed of received money may be approved after its day was closed, or
-- opened again: `transfer_follows_its_event` says when.
CREATE FUNCTION assert_own_day() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock_shared(4120251126);
  PERFORM assert_open_day(NEW.retreat_id, (to_jsonb(NEW) ->> TG_ARGV[0])::date, ' ' || TG_ARGV[1]);
  RETURN NEW;
END $$;

CREATE TRIGGER assert_own_day BEFORE INSERT ON pledges
  FOR EACH ROW WHEN (NEW.booked_on IS NULL) EXECUTE FUNCTION assert_own_day('pledged_on', '/pledgedOn');
CREATE TRIGGER assert_new_day BEFORE UPDATE ON pledges
  FOR EACH ROW WHEN (NEW.booked_on IS NULL AND (NEW.pledged_on, NEW.booked_on) IS DISTINCT FROM (OLD.pledged_on, OLD.booked_on))
  EXECUTE FUNCTION assert_own_day('pledged_on', '/pledgedOn');
CREATE TRIGGER assert_own_day BEFORE INSERT ON adjustments
  FOR EACH ROW WHEN (NEW.booked_on IS NULL AND NEW.effective_on IS NOT NULL) EXECUTE FUNCTION assert_own_day('effective_on', '/effectiveOn');
CREATE TRIGGER assert_own_day BEFORE INSERT ON transfers
  FOR EACH ROW WHEN (NEW.booked_on IS NULL AND NEW.kind <> 'disbursement_reallocation') EXECUTE FUNCTION assert_own_day('effective_on', '/effectiveOn');
CREATE TRIGGER assert_own_day BEFORE INSERT ON appropriations
  FOR EACH ROW WHEN (NEW.booked_on IS NULL) EXECUTE FUNCTION assert_own_day('effective_on', '/effectiveOn');
CREATE TRIGGER assert_own_day BEFORE INSERT ON expenditures
  FOR EACH ROW WHEN (NEW.booked_on IS NULL) EXECUTE FUNCTION assert_own_day('spent_on', '/spentOn');

-- When a retreat was created says which closings bind it.
CREATE TRIGGER created_now BEFORE INSERT ON retreats FOR EACH ROW EXECUTE FUNCTION created_now();

-- 3. Months are closed and reopened in their order.

CREATE TRIGGER initial_state AFTER INSERT ON closings FOR EACH ROW EXECUTE FUNCTION initial_state('closed');

CREATE FUNCTION guard_closing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.state = 'closed' THEN
    NEW.closed_at := now();
  END IF;
  IF TG_OP = 'UPDATE' THEN
    IF NEW.state = OLD.state THEN
      PERFORM refuse_transition('closing_transition', OLD.state::text, NEW.state::text);
    END IF;
    PERFORM assert_only('closing_transition', to_jsonb(OLD), to_jsonb(NEW), CASE NEW.state
      WHEN 'open' THEN '{state,reopened_by,reason}'::text[]
      ELSE '{state,closed_by,closed_at,reopened_by,reason}' END);
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER guard_closing BEFORE INSERT OR UPDATE ON closings FOR EACH ROW EXECUTE FUNCTION guard_closing();

CREATE FUNCTION closings_in_order() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(4120251126);
  IF (SELECT max(month) FROM closings WHERE state = 'closed') > (SELECT min(month) FROM closings WHERE state = 'open') THEN
    RAISE EXCEPTION 'a month is open before one that is closed'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'closings_in_order', TABLE = 'closings';
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER closings_in_order AFTER INSERT OR UPDATE ON closings FOR EACH STATEMENT EXECUTE FUNCTION closings_in_order();

-- Whoever closed a month does not reopen it, nor with an earlier one that another closed.
CREATE FUNCTION refuse_own_reopening() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  own closings;
BEGIN
  PERFORM pg_advisory_xact_lock_shared(4120251131);
  SELECT n.* INTO own FROM becomes n JOIN was o USING (month)
  WHERE n.state = 'open' AND o.state = 'closed' AND person_of(n.closed_by) = person_of(n.reopened_by) ORDER BY n.month LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION '% reopens the month % that they closed', own.reopened_by, own.month
      USING ERRCODE = 'check_violation', CONSTRAINT = 'closer_is_reopener', TABLE = 'closings';
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER refuse_own_reopening AFTER UPDATE ON closings
  REFERENCING OLD TABLE AS was NEW TABLE AS becomes FOR EACH STATEMENT EXECUTE FUNCTION refuse_own_reopening();
