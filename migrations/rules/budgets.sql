-- Budget, venue and APBD: an adopted version and its lines stand, ceilings and eligibility follow it and the chosen venue.

-- 1. Budget versions and their lines.

CREATE TRIGGER initial_state AFTER INSERT ON budget_versions FOR EACH ROW EXECUTE FUNCTION initial_state('draft');

CREATE FUNCTION guard_budget() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT (OLD.state, NEW.state) IN (('draft', 'draft'), ('draft', 'discarded'), ('draft', 'adopted'), ('adopted', 'superseded')) THEN
    PERFORM refuse_transition('budget_transition', OLD.state::text, NEW.state::text);
  END IF;
  IF NOT NEW.makers @> OLD.makers THEN
    PERFORM refuse_transition('makers_stay', 'a maker', 'none');
  END IF;
  PERFORM assert_only('budget_transition', to_jsonb(OLD), to_jsonb(NEW), CASE NEW.state
    WHEN 'draft' THEN '{reason,draft_lines,makers}'
    WHEN 'discarded' THEN '{state,discarding_reason}'
    WHEN 'adopted' THEN '{state,adopted_on,adopted_by,adopted_at}'::text[]
    ELSE '{state}' END);
  RETURN NEW;
END $$;

CREATE TRIGGER guard_budget BEFORE UPDATE ON budget_versions FOR EACH ROW EXECUTE FUNCTION guard_budget();

-- A draft holds its lines itself, and its adoption makes rows of exactly those: the application's role cannot write any.
CREATE FUNCTION take_draft_lines() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO budget_lines (retreat_id, number, code, position, venue_code, category, account_code, chart_version, description, quantity,
    unit, unit_price, amount, csr_eligible, csr_ineligible_reason, standard_price)
  SELECT NEW.retreat_id, NEW.number, l.code, item.place - 1, l."venueCode", l.category, l."accountCode", l."chartVersion", l.description,
    l.quantity, l.unit, l."unitPrice", l.amount, l."csrEligible", l."csrIneligibleReason", nullif(l."standardPrice", 'null')
  FROM jsonb_array_elements(OLD.draft_lines) WITH ORDINALITY item (line, place),
    jsonb_to_record(item.line) l (code text, "venueCode" text, category text, "accountCode" text, "chartVersion" text, description text,
      quantity int, unit text, "unitPrice" int8, amount int8, "csrEligible" bool, "csrIneligibleReason" text, "standardPrice" jsonb);
  NEW.draft_lines := NULL;
  RETURN NEW;
END $$;

-- Named to fire behind the guard, which sees what was asked for.
CREATE TRIGGER take_draft_lines BEFORE UPDATE OF state ON budget_versions
  FOR EACH ROW WHEN (NEW.state = 'adopted' AND OLD.state = 'draft') EXECUTE FUNCTION take_draft_lines();

-- Whether CSR may be allocated to a line: it is eligible, and its venue was not ruled out by a choice.
CREATE FUNCTION takes_csr(line budget_lines) RETURNS boolean LANGUAGE sql STABLE
  RETURN (SELECT line.csr_eligible AND (r.chosen_venue IS NULL OR line.venue_code IS NULL OR line.venue_code = r.chosen_venue)
          FROM retreats r WHERE r.id = line.retreat_id);

-- A line that the adopted version does not have counts as zero.
CREATE FUNCTION follow_adopted_budget() RETURNS trigger LANGUAGE plpgsql
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

CREATE TRIGGER follow_adopted_budget AFTER UPDATE OF state ON budget_versions
  FOR EACH ROW WHEN (NEW.state = 'adopted' AND OLD.state <> 'adopted') EXECUTE FUNCTION follow_adopted_budget();

-- 2. A retreat's venue is chosen once, and it is cancelled once. Lines of the other venues take no CSR.

CREATE FUNCTION guard_retreat() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.attached <> OLD.attached AND is_attachment(to_jsonb(OLD), to_jsonb(NEW)) THEN
    RETURN NEW;
  END IF;
  PERFORM assert_only('retreat_is_fixed', to_jsonb(OLD), to_jsonb(NEW), '{title,starts_on,ends_on,change_reason}'
    || CASE WHEN OLD.chosen_venue IS NULL THEN '{chosen_venue,venue_chosen_on,venue_document_number}'::text[] ELSE '{}' END
    || CASE WHEN OLD.cancelled_on IS NULL THEN '{cancelled_on,cancellation_reason}'::text[] ELSE '{}' END);
  IF NEW.chosen_venue IS DISTINCT FROM OLD.chosen_venue THEN
    PERFORM assert_open_day(NEW.id, NEW.venue_chosen_on, ' /chosenOn');
  END IF;
  IF NEW.cancelled_on IS DISTINCT FROM OLD.cancelled_on THEN
    PERFORM assert_open_day(NEW.id, NEW.cancelled_on, ' /cancelledOn');
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER guard_retreat BEFORE UPDATE ON retreats FOR EACH ROW EXECUTE FUNCTION guard_retreat();

CREATE FUNCTION follow_chosen_venue() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE line_balances b SET csr_eligible = takes_csr(l), version = b.version + 1
  FROM budget_lines l JOIN budget_versions v USING (retreat_id, number)
  WHERE b.retreat_id = NEW.id AND v.retreat_id = NEW.id AND v.state = 'adopted' AND l.code = b.line_code;
  RETURN NULL;
END $$;

CREATE TRIGGER follow_chosen_venue AFTER UPDATE OF chosen_venue ON retreats
  FOR EACH ROW WHEN (NEW.chosen_venue IS DISTINCT FROM OLD.chosen_venue) EXECUTE FUNCTION follow_chosen_venue();

-- 3. Expenditures.

CREATE TRIGGER initial_state AFTER INSERT ON expenditures FOR EACH ROW EXECUTE FUNCTION initial_state('recorded');

CREATE FUNCTION guard_expenditure() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.attached <> OLD.attached AND is_attachment(to_jsonb(OLD), to_jsonb(NEW)) THEN
    RETURN NEW;
  END IF;
  IF (OLD.state, NEW.state) <> ('recorded', 'reversed') THEN
    PERFORM refuse_transition('expenditure_transition', OLD.state::text, NEW.state::text);
  END IF;
  PERFORM assert_only('expenditure_transition', to_jsonb(OLD), to_jsonb(NEW), '{state,reversal_reason}');
  RETURN NEW;
END $$;

CREATE TRIGGER guard_expenditure BEFORE UPDATE ON expenditures FOR EACH ROW EXECUTE FUNCTION guard_expenditure();
