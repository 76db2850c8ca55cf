-- Nothing is dated in a locked month.

CREATE FUNCTION assert_month_is_open(day date, constraint_name text) RETURNS void LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM period_locks WHERE month = to_char(day, 'YYYY-MM') AND state = 'locked') THEN
    RAISE EXCEPTION 'the month of % is locked', day USING ERRCODE = 'check_violation', CONSTRAINT = constraint_name;
  END IF;
END $$;

CREATE FUNCTION refuse_locked_months() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  -- The calendar's lock, shared (its number is in src/platform/journal/locks.ts): no month is locked while an entry is on its way.
  PERFORM pg_advisory_xact_lock_shared(4120251126);
  PERFORM assert_month_is_open(day, 'period_locked') FROM (SELECT DISTINCT effective_on AS day FROM posted) p;
  RETURN NULL;
END $$;

CREATE TRIGGER refuse_locked_months AFTER INSERT ON journal_entries
  REFERENCING NEW TABLE AS posted FOR EACH STATEMENT EXECUTE FUNCTION refuse_locked_months();

CREATE FUNCTION refuse_locked_adoption() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM assert_month_is_open(NEW.adopted_on, 'period_locked /adoptedOn');
  RETURN NULL;
END $$;

CREATE TRIGGER refuse_locked_adoption AFTER UPDATE OF adopted_on ON budget_versions
  FOR EACH ROW WHEN (OLD.adopted_on IS DISTINCT FROM NEW.adopted_on) EXECUTE FUNCTION refuse_locked_adoption();

CREATE TRIGGER initial_state AFTER INSERT ON period_locks FOR EACH ROW EXECUTE FUNCTION initial_state('locked');

CREATE FUNCTION guard_period() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.month <> OLD.month OR NEW.state = OLD.state THEN
    PERFORM refuse_transition('period_transition', OLD.state::text, NEW.state::text);
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER guard_period BEFORE UPDATE ON period_locks FOR EACH ROW EXECUTE FUNCTION guard_period();
