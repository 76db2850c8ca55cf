-- A pledge moves along its life, is fixed once submitted, and agrees with its balances and adjustments when a transaction ends.

CREATE TRIGGER initial_state AFTER INSERT ON pledges FOR EACH ROW EXECUTE FUNCTION initial_state('draft');

CREATE FUNCTION guard_pledge() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.attached <> OLD.attached AND is_attachment(to_jsonb(OLD), to_jsonb(NEW)) THEN
    RETURN NEW;
  END IF;
  IF NOT (OLD.state, NEW.state) IN (
    ('draft', 'draft'), ('draft', 'submitted'), ('rejected', 'rejected'), ('rejected', 'submitted'),
    ('submitted', 'submitted'), ('submitted', 'active'), ('submitted', 'rejected'), ('submitted', 'draft'),
    ('draft', 'discarded'), ('rejected', 'discarded'),
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
  IF NEW.state = 'cancelled' AND NEW.cancelled_on <> wita_today() THEN
    PERFORM refuse_transition('cancelled_today', OLD.state::text, 'cancelled on ' || NEW.cancelled_on);
  END IF;
  PERFORM assert_only('pledge_is_fixed', to_jsonb(OLD), to_jsonb(NEW), CASE
    WHEN NEW.state = 'cancelled' AND OLD.state = 'active' THEN '{state,cancelled_on,cancellation_reason}'::text[]
    WHEN NEW.state = 'discarded' AND OLD.state <> 'discarded' THEN '{state,discarding_reason}'
    WHEN NEW.state = 'draft' AND OLD.state = 'submitted' THEN '{state,makers,withdrawal_reason}'
    WHEN NEW.state <> OLD.state AND NEW.state = 'submitted' THEN
      '{state,makers,withdrawal_reason,decided_by,decided_at,decision_note}'
    WHEN NEW.state <> OLD.state THEN '{state,decided_by,decided_at,decision_note}'
    -- What is due changes with what is promised, and with nothing else.
    WHEN NEW.state = 'active' AND (NEW.amended, NEW.written_off) <> (OLD.amended, OLD.written_off) THEN '{amended,written_off,instalments}'
    WHEN NEW.state = 'active' THEN '{agreement_kind,agreement_number,agreement_signed_on,agreement_reason,agreement_document_id,addenda}'
    WHEN NEW.state = 'submitted' THEN '{letter_number,letter_amount,letter_document_id,differs_from,makers}'
    WHEN NEW.state = 'rejected' THEN
      '{valuation_basis,amount,letter_amount,pledged_on,booked_on,letter_number,letter_document_id,instalments,allocations,
        unallocated,external_ref,replaces,differs_from,makers}'
    WHEN NEW.state = 'draft' THEN
      '{company_id,form,valuation_basis,amount,letter_amount,pledged_on,booked_on,letter_number,letter_document_id,instalments,
        allocations,unallocated,external_ref,replaces,differs_from,makers}'
    ELSE '{}' END);
  RETURN NEW;
END $$;

CREATE TRIGGER guard_pledge BEFORE UPDATE ON pledges FOR EACH ROW EXECUTE FUNCTION guard_pledge();

-- A pledge's total is what was promised, amended and written off by approved adjustments. While it is submitted or active that
-- total is reserved; while it is active it is pledged; otherwise nothing is.
CREATE FUNCTION pledge_adds_up() RETURNS trigger LANGUAGE plpgsql
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
  SELECT coalesce(sum(a.amount) FILTER (WHERE a.kind = 'amendment'), 0), coalesce(sum(a.amount) FILTER (WHERE a.kind = 'write_off' OR a.ends_promise), 0)
  INTO amended, written_off FROM adjustments a WHERE a.pledge_id = subject AND a.state = 'approved';
  IF (amended, written_off) <> (pledge.amended, pledge.written_off) THEN
    RAISE EXCEPTION 'pledge % says % amended and % written off, approved are % and %', subject, pledge.amended, pledge.written_off, amended, written_off
      USING ERRCODE = 'check_violation', CONSTRAINT = 'pledge_adds_up';
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER pledge_adds_up AFTER UPDATE OF state, amended, written_off ON pledges DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN ((OLD.state, OLD.amended, OLD.written_off) IS DISTINCT FROM (NEW.state, NEW.amended, NEW.written_off))
  EXECUTE FUNCTION pledge_adds_up();

CREATE CONSTRAINT TRIGGER pledge_adds_up AFTER UPDATE OF state ON adjustments DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION pledge_adds_up();

CREATE CONSTRAINT TRIGGER pledge_adds_up AFTER UPDATE ON pledge_line_balances DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (OLD.reserved <> NEW.reserved OR OLD.pledged <> NEW.pledged) EXECUTE FUNCTION pledge_adds_up();
