-- Rules of adjustments, transfers, locked months, the choice of a venue and the cancellation of a retreat.

-- 1. What was written stays written.

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON transfers EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
ALTER TABLE transfers
  ADD CONSTRAINT transfers_retreat_fk FOREIGN KEY (retreat_id) REFERENCES retreats (id),
  ADD CONSTRAINT transfers_event_fk FOREIGN KEY (event_id) REFERENCES events (id) DEFERRABLE INITIALLY DEFERRED;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION keep_earlier_version() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO document_versions (kind, document_id, version, row)
  VALUES (
    TG_TABLE_NAME,
    coalesce(
      to_jsonb(OLD) ->> 'id', to_jsonb(OLD) ->> 'month',
      concat_ws('/', to_jsonb(OLD) ->> 'retreat_id', to_jsonb(OLD) ->> 'number')
    ),
    OLD.version,
    to_jsonb(OLD)
  );
  NEW.version := OLD.version + 1;
  NEW.created_at := OLD.created_at;
  NEW.updated_at := now();
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER keep_earlier_version BEFORE UPDATE ON adjustments FOR EACH ROW EXECUTE FUNCTION keep_earlier_version();
--> statement-breakpoint
CREATE TRIGGER keep_earlier_version BEFORE UPDATE ON period_locks FOR EACH ROW EXECUTE FUNCTION keep_earlier_version();
--> statement-breakpoint

-- 2. Nothing is dated in a locked month.

CREATE FUNCTION assert_month_is_open(day date, constraint_name text) RETURNS void LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM period_locks WHERE month = to_char(day, 'YYYY-MM') AND state = 'locked') THEN
    RAISE EXCEPTION 'the month of % is locked', day USING ERRCODE = 'check_violation', CONSTRAINT = constraint_name;
  END IF;
END $$;
--> statement-breakpoint
CREATE FUNCTION refuse_locked_months() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  -- The calendar's lock, shared (its number is in src/journal/locks.ts): no month is locked while an entry is on its way.
  PERFORM pg_advisory_xact_lock_shared(4120251126);
  PERFORM assert_month_is_open(day, 'period_locked') FROM (SELECT DISTINCT effective_on AS day FROM posted) p;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER refuse_locked_months AFTER INSERT ON journal_entries
  REFERENCING NEW TABLE AS posted FOR EACH STATEMENT EXECUTE FUNCTION refuse_locked_months();
--> statement-breakpoint
CREATE FUNCTION refuse_locked_adoption() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM assert_month_is_open(NEW.adopted_on, 'period_locked /adoptedOn');
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER refuse_locked_adoption AFTER UPDATE OF adopted_on ON budget_versions
  FOR EACH ROW WHEN (OLD.adopted_on IS DISTINCT FROM NEW.adopted_on) EXECUTE FUNCTION refuse_locked_adoption();
--> statement-breakpoint
CREATE FUNCTION guard_period() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.month <> OLD.month OR NEW.state = OLD.state THEN
    PERFORM refuse_transition('period_transition', OLD.state::text, NEW.state::text);
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER guard_period BEFORE UPDATE ON period_locks FOR EACH ROW EXECUTE FUNCTION guard_period();
--> statement-breakpoint

-- 3. A retreat's venue is chosen once, and it is cancelled once. Lines of the venues that were not chosen take no CSR.

CREATE FUNCTION guard_retreat() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.id <> OLD.id OR NEW.code <> OLD.code
    OR OLD.chosen_venue IS NOT NULL AND
      (NEW.chosen_venue, NEW.venue_chosen_on) IS DISTINCT FROM (OLD.chosen_venue, OLD.venue_chosen_on)
    OR OLD.cancelled_on IS NOT NULL AND NEW.cancelled_on IS DISTINCT FROM OLD.cancelled_on
  THEN
    PERFORM refuse_transition('retreat_is_fixed', 'chosen or cancelled', 'anything else');
  END IF;
  IF NEW.chosen_venue IS DISTINCT FROM OLD.chosen_venue THEN
    PERFORM assert_month_is_open(NEW.venue_chosen_on, 'period_locked /chosenOn');
  END IF;
  IF NEW.cancelled_on IS DISTINCT FROM OLD.cancelled_on THEN
    PERFORM assert_month_is_open(NEW.cancelled_on, 'period_locked /cancelledOn');
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER guard_retreat BEFORE UPDATE ON retreats FOR EACH ROW EXECUTE FUNCTION guard_retreat();
--> statement-breakpoint
ALTER TABLE retreats ADD CONSTRAINT unknown_venue FOREIGN KEY (id, chosen_venue) REFERENCES venues (retreat_id, code);
--> statement-breakpoint
-- Whether CSR may be allocated to a line: it is eligible, and its venue is not one that was not chosen.
CREATE FUNCTION takes_csr(line budget_lines) RETURNS boolean LANGUAGE sql STABLE
  RETURN (SELECT line.csr_eligible AND (r.chosen_venue IS NULL OR line.venue_code IS NULL OR line.venue_code = r.chosen_venue)
          FROM retreats r WHERE r.id = line.retreat_id);
--> statement-breakpoint
CREATE OR REPLACE FUNCTION follow_adopted_budget() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO line_balances (retreat_id, line_code)
  SELECT retreat_id, code FROM budget_lines WHERE retreat_id = NEW.retreat_id AND number = NEW.number ORDER BY code
  ON CONFLICT DO NOTHING;

  UPDATE line_balances b
  SET ceiling = coalesce(l.amount, 0), csr_eligible = coalesce(takes_csr(l), false), version = b.version + 1
  FROM line_balances same
  LEFT JOIN budget_lines l ON l.retreat_id = same.retreat_id AND l.code = same.line_code AND l.number = NEW.number
  WHERE b.retreat_id = NEW.retreat_id AND b.line_code IS NOT NULL
    AND same.retreat_id = b.retreat_id AND same.line_key = b.line_key;

  UPDATE line_balances b
  SET ceiling = 9007199254740991 - (SELECT sum(ceiling) FROM line_balances l
                                    WHERE l.retreat_id = NEW.retreat_id AND l.line_code IS NOT NULL),
      version = b.version + 1
  WHERE b.retreat_id = NEW.retreat_id AND b.line_code IS NULL;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION follow_chosen_venue() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE line_balances b SET csr_eligible = takes_csr(l), version = b.version + 1
  FROM budget_lines l JOIN budget_versions v USING (retreat_id, number)
  WHERE b.retreat_id = NEW.id AND v.retreat_id = NEW.id AND v.state = 'adopted' AND l.code = b.line_code;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER follow_chosen_venue AFTER UPDATE OF chosen_venue ON retreats
  FOR EACH ROW WHEN (NEW.chosen_venue IS DISTINCT FROM OLD.chosen_venue) EXECUTE FUNCTION follow_chosen_venue();
--> statement-breakpoint

-- 4. Documents begin at the beginning and move only along their life.

CREATE FUNCTION begin_as() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF to_jsonb(NEW) ->> 'state' <> TG_ARGV[0] THEN
    PERFORM refuse_transition('begins_at_the_beginning', 'nothing', to_jsonb(NEW) ->> 'state');
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER begin_as AFTER INSERT ON budget_versions FOR EACH ROW EXECUTE FUNCTION begin_as('draft');
--> statement-breakpoint
CREATE TRIGGER begin_as AFTER INSERT ON pledges FOR EACH ROW EXECUTE FUNCTION begin_as('draft');
--> statement-breakpoint
CREATE TRIGGER begin_as AFTER INSERT ON disbursements FOR EACH ROW EXECUTE FUNCTION begin_as('recorded');
--> statement-breakpoint
CREATE TRIGGER begin_as AFTER INSERT ON expenditures FOR EACH ROW EXECUTE FUNCTION begin_as('recorded');
--> statement-breakpoint
CREATE TRIGGER begin_as AFTER INSERT ON adjustments FOR EACH ROW EXECUTE FUNCTION begin_as('proposed');
--> statement-breakpoint
CREATE TRIGGER begin_as AFTER INSERT ON period_locks FOR EACH ROW EXECUTE FUNCTION begin_as('locked');
--> statement-breakpoint
CREATE FUNCTION guard_adjustment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state <> 'proposed' OR NEW.state = 'proposed'
    OR (NEW.id, NEW.retreat_id, NEW.pledge_id, NEW.disbursement_id, NEW.kind, NEW.amount, NEW.effective_on, NEW.booked_on,
        NEW.reason, NEW.instalments, NEW.allocations, NEW.unallocated, NEW.evidence_kind, NEW.evidence_number, NEW.makers)
      IS DISTINCT FROM
      (OLD.id, OLD.retreat_id, OLD.pledge_id, OLD.disbursement_id, OLD.kind, OLD.amount, OLD.effective_on, OLD.booked_on,
        OLD.reason, OLD.instalments, OLD.allocations, OLD.unallocated, OLD.evidence_kind, OLD.evidence_number, OLD.makers)
  THEN
    PERFORM refuse_transition('adjustment_transition', OLD.state::text, NEW.state::text);
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER guard_adjustment BEFORE UPDATE ON adjustments FOR EACH ROW EXECUTE FUNCTION guard_adjustment();
--> statement-breakpoint
CREATE OR REPLACE FUNCTION guard_pledge() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT (OLD.state, NEW.state) IN (
    ('draft', 'draft'), ('draft', 'submitted'), ('rejected', 'rejected'), ('rejected', 'submitted'),
    ('submitted', 'submitted'), ('submitted', 'active'), ('submitted', 'rejected'),
    ('active', 'active'), ('active', 'cancelled')
  ) THEN
    PERFORM refuse_transition('pledge_transition', OLD.state::text, NEW.state::text);
  END IF;
  IF NOT NEW.makers @> OLD.makers THEN
    PERFORM refuse_transition('makers_stay', 'a maker', 'none');
  END IF;
  IF OLD.state = 'submitted' AND NEW.state = 'rejected' AND NEW.decided_by = ANY (NEW.makers) THEN
    PERFORM refuse_transition('maker_is_checker', OLD.state::text, NEW.state::text);
  END IF;
  IF (NEW.id, NEW.retreat_id) IS DISTINCT FROM (OLD.id, OLD.retreat_id)
    OR OLD.state NOT IN ('draft', 'rejected') AND
      (NEW.company_id, NEW.form, NEW.amount, NEW.pledged_on, NEW.booked_on, NEW.allocations, NEW.unallocated)
      IS DISTINCT FROM
      (OLD.company_id, OLD.form, OLD.amount, OLD.pledged_on, OLD.booked_on, OLD.allocations, OLD.unallocated)
    OR OLD.state IN ('active', 'cancelled') AND
      (NEW.letter_number, NEW.decided_by) IS DISTINCT FROM (OLD.letter_number, OLD.decided_by)
    OR NOT (OLD.state = 'active' AND NEW.state = 'active') AND
      (NEW.amended, NEW.written_off) IS DISTINCT FROM (OLD.amended, OLD.written_off)
  THEN
    PERFORM refuse_transition('pledge_is_fixed', OLD.state::text, 'edited');
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION guard_disbursement() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT (OLD.state, NEW.state) IN (
    ('recorded', 'recorded'), ('recorded', 'verified'), ('recorded', 'rejected'), ('recorded', 'reversed'),
    ('verified', 'verified'), ('verified', 'reversed')
  ) THEN
    PERFORM refuse_transition('disbursement_transition', OLD.state::text, NEW.state::text);
  END IF;
  IF NOT NEW.makers @> OLD.makers THEN
    PERFORM refuse_transition('makers_stay', 'a maker', 'none');
  END IF;
  IF (NEW.id, NEW.retreat_id, NEW.pledge_id, NEW.company_id, NEW.form, NEW.amount, NEW.received_on, NEW.booked_on, NEW.channel, NEW.allocations, NEW.unallocated)
      IS DISTINCT FROM
      (OLD.id, OLD.retreat_id, OLD.pledge_id, OLD.company_id, OLD.form, OLD.amount, OLD.received_on, OLD.booked_on, OLD.channel, OLD.allocations, OLD.unallocated)
    OR OLD.state <> 'recorded' AND
      (NEW.evidence_kind, NEW.evidence_number, NEW.verified_by) IS DISTINCT FROM (OLD.evidence_kind, OLD.evidence_number, OLD.verified_by)
    OR NEW.refunded <> OLD.refunded AND (NEW.refunded < OLD.refunded OR OLD.state <> NEW.state)
    OR NEW.state = 'reversed' AND NEW.refunded > 0
  THEN
    PERFORM refuse_transition('disbursement_is_fixed', OLD.state::text, 'edited');
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION guard_expenditure() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (OLD.state, NEW.state) <> ('recorded', 'reversed')
    OR (NEW.id, NEW.retreat_id, NEW.line_code, NEW.amount, NEW.spent_on, NEW.booked_on, NEW.sp2d_number)
      IS DISTINCT FROM (OLD.id, OLD.retreat_id, OLD.line_code, OLD.amount, OLD.spent_on, OLD.booked_on, OLD.sp2d_number)
  THEN
    PERFORM refuse_transition('expenditure_transition', OLD.state::text, NEW.state::text);
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint

-- 5. Document and journal say the same when a transaction ends.

-- A pledge's total is what was promised, amended and written off by approved adjustments. While it is submitted or
-- active that total is reserved; while it is active it is pledged; otherwise nothing is.
CREATE OR REPLACE FUNCTION pledge_adds_up() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  subject uuid := coalesce(to_jsonb(NEW) ->> 'pledge_id', to_jsonb(NEW) ->> 'id')::uuid;
  pledge pledges;
  total int8;
  reserved int8;
  pledged int8;
  amended int8;
  written_off int8;
BEGIN
  SELECT * INTO pledge FROM pledges WHERE id = subject;
  total := pledge.amount + pledge.amended - pledge.written_off;
  SELECT coalesce(sum(b.reserved), 0), coalesce(sum(b.pledged), 0) INTO reserved, pledged
  FROM pledge_line_balances b WHERE b.pledge_id = subject;
  IF reserved <> (CASE WHEN pledge.state IN ('submitted', 'active') THEN total ELSE 0 END)
    OR pledged <> (CASE WHEN pledge.state = 'active' THEN total ELSE 0 END)
  THEN
    RAISE EXCEPTION 'pledge % is % with % rupiah, but % are reserved and % pledged', subject, pledge.state, total, reserved, pledged
      USING ERRCODE = 'check_violation', CONSTRAINT = 'pledge_adds_up';
  END IF;
  SELECT coalesce(sum(a.amount) FILTER (WHERE a.kind = 'amendment'), 0), coalesce(sum(a.amount) FILTER (WHERE a.kind = 'write_off'), 0)
  INTO amended, written_off FROM adjustments a WHERE a.pledge_id = subject AND a.state = 'approved';
  IF (amended, written_off) <> (pledge.amended, pledge.written_off) THEN
    RAISE EXCEPTION 'pledge % says % amended and % written off, approved are % and %', subject, pledge.amended, pledge.written_off, amended, written_off
      USING ERRCODE = 'check_violation', CONSTRAINT = 'pledge_adds_up';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
DROP TRIGGER pledge_adds_up ON pledges;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER pledge_adds_up AFTER UPDATE OF state, amended, written_off ON pledges DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN ((OLD.state, OLD.amended, OLD.written_off) IS DISTINCT FROM (NEW.state, NEW.amended, NEW.written_off))
  EXECUTE FUNCTION pledge_adds_up();
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER pledge_adds_up AFTER UPDATE OF state ON adjustments DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION pledge_adds_up();
--> statement-breakpoint

-- A disbursement that stands is received in full less what was refunded, a verified one verified likewise, a rejected or
-- reversed one nothing. Refunds are approved ones, and verified money is reversed only with a second person's approval.
CREATE OR REPLACE FUNCTION disbursement_adds_up() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  subject uuid := coalesce(to_jsonb(NEW) ->> 'disbursement_id', to_jsonb(NEW) ->> 'id')::uuid;
  disbursement disbursements;
  standing int8;
  received int8;
  verified int8;
  refunded int8;
  reversals int;
BEGIN
  SELECT * INTO disbursement FROM disbursements WHERE id = subject;
  standing := disbursement.amount - disbursement.refunded;
  SELECT coalesce(sum(amount) FILTER (WHERE measure = 'received'), 0), coalesce(sum(amount) FILTER (WHERE measure = 'verified'), 0)
  INTO received, verified FROM journal_entries WHERE disbursement_id = subject;
  IF received <> (CASE WHEN disbursement.state IN ('recorded', 'verified') THEN standing ELSE 0 END)
    OR verified <> (CASE WHEN disbursement.state = 'verified' THEN standing ELSE 0 END)
  THEN
    RAISE EXCEPTION 'disbursement % is % with % rupiah, but % are received and % verified', subject, disbursement.state, standing, received, verified
      USING ERRCODE = 'check_violation', CONSTRAINT = 'disbursement_adds_up';
  END IF;
  SELECT coalesce(sum(amount) FILTER (WHERE kind = 'refund'), 0), count(*) FILTER (WHERE kind = 'reversal')
  INTO refunded, reversals FROM adjustments WHERE disbursement_id = subject AND state = 'approved';
  IF refunded <> disbursement.refunded
    OR reversals <> (CASE WHEN disbursement.state = 'reversed' AND disbursement.verified_by IS NOT NULL THEN 1 ELSE 0 END)
  THEN
    RAISE EXCEPTION 'disbursement % is % with % refunded, approved are % and % reversals', subject, disbursement.state, disbursement.refunded, refunded, reversals
      USING ERRCODE = 'check_violation', CONSTRAINT = 'disbursement_adds_up';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
DROP TRIGGER disbursement_adds_up ON disbursements;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER disbursement_adds_up AFTER INSERT OR UPDATE OF state, refunded ON disbursements DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION disbursement_adds_up();
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER disbursement_adds_up AFTER UPDATE OF state ON adjustments DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW.disbursement_id IS NOT NULL) EXECUTE FUNCTION disbursement_adds_up();
--> statement-breakpoint
-- Nor is anything received or verified of which its document knows nothing.
CREATE CONSTRAINT TRIGGER disbursement_adds_up AFTER INSERT ON journal_entries DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW.disbursement_id IS NOT NULL) EXECUTE FUNCTION disbursement_adds_up();
