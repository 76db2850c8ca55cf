-- Budget, venue and APBD: an adopted version and its lines stand, ceilings and eligibility follow it and the chosen venue.

-- 1. Budget versions and their lines.

CREATE TRIGGER initial_state AFTER INSERT ON budget_versions FOR EACH ROW EXECUTE FUNCTION initial_state('draft');

CREATE FUNCTION guard_budget() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
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
  IF NEW.state = 'adopted' AND EXISTS (
    SELECT FROM budget_versions v WHERE v.retreat_id = NEW.retreat_id AND v.adopted_on > NEW.adopted_on) THEN
    PERFORM refuse_transition('adoption_out_of_order', OLD.state::text, 'adopted on ' || NEW.adopted_on);
  END IF;
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

CREATE FUNCTION has_venue(venues jsonb, code text) RETURNS bool LANGUAGE sql IMMUTABLE
  RETURN venues @> jsonb_build_array(jsonb_build_object('code', code));

CREATE FUNCTION assert_line_venue() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  -- Shared, so that no venue is dropped meanwhile.
  PERFORM FROM retreats WHERE id = NEW.retreat_id AND has_venue(venues, NEW.venue_code) FOR SHARE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'line % names %, which is no venue of its retreat', NEW.code, NEW.venue_code
      USING ERRCODE = 'foreign_key_violation', CONSTRAINT = 'unknown_venue', TABLE = 'budget_lines';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER assert_line_venue BEFORE INSERT ON budget_lines
  FOR EACH ROW WHEN (NEW.venue_code IS NOT NULL) EXECUTE FUNCTION assert_line_venue();

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

-- 2. A retreat is corrected, its venue chosen, and it is cancelled and restored (migrations/rules/adjustments.sql tells when that takes
-- two people). Lines of the other venues take no CSR.

CREATE FUNCTION refuse_retreat(rule text, why text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '%', why USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = rule, TABLE = 'retreats';
END $$;

-- What it was called and which venues were chosen before is kept here, and by nobody else.
CREATE FUNCTION guard_retreat() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.attached <> OLD.attached AND is_attachment(to_jsonb(OLD), to_jsonb(NEW)) THEN
    RETURN NEW;
  END IF;
  PERFORM assert_only('retreat_is_fixed', to_jsonb(OLD), to_jsonb(NEW), '{code,title,fiscal_year,starts_on,ends_on,venues,change_reason,
    chosen_venue,venue_chosen_on,venue_document_number,venue_reason,cancelled_on,cancellation_reason}');
  IF NEW.code <> OLD.code THEN
    NEW.former_codes := array_remove(OLD.former_codes, NEW.code) || OLD.code;
  END IF;
  IF NEW.fiscal_year > OLD.fiscal_year AND EXISTS (
    SELECT FROM (
      SELECT min(pledged_on) FROM pledges WHERE retreat_id = NEW.id
      UNION ALL SELECT min(received_on) FROM disbursements WHERE retreat_id = NEW.id
      UNION ALL SELECT min(effective_on) FROM appropriations WHERE retreat_id = NEW.id
      UNION ALL SELECT min(spent_on) FROM expenditures WHERE retreat_id = NEW.id
      UNION ALL SELECT min(effective_on) FROM adjustments WHERE retreat_id = NEW.id
      UNION ALL SELECT min(adopted_on) FROM budget_versions WHERE retreat_id = NEW.id
    ) earliest (day) WHERE day < earliest_day(NEW.fiscal_year)) THEN
    PERFORM refuse_retreat('year_does_not_fit /fiscalYear', 'there are dates that this year does not allow');
  END IF;
  IF NEW.chosen_venue IS DISTINCT FROM OLD.chosen_venue OR NEW.venue_chosen_on IS DISTINCT FROM OLD.venue_chosen_on THEN
    IF NEW.chosen_venue IS NULL OR NEW.chosen_venue = OLD.chosen_venue OR NOT has_venue(NEW.venues, NEW.chosen_venue) THEN
      PERFORM refuse_retreat('retreat_is_fixed', 'a choice is of another venue of the retreat');
    ELSIF NEW.venue_chosen_on < OLD.venue_chosen_on THEN
      PERFORM refuse_retreat('venue_choice_out_of_order /chosenOn', 'a choice is not dated before the one that it follows');
    END IF;
    IF OLD.chosen_venue IS NOT NULL THEN
      NEW.earlier_venues := OLD.earlier_venues || jsonb_build_object('venueCode', OLD.chosen_venue, 'chosenOn', OLD.venue_chosen_on,
        'documentNumber', OLD.venue_document_number, 'reason', OLD.venue_reason);
    END IF;
    PERFORM assert_open_day(NEW.id, NEW.venue_chosen_on, ' /chosenOn');
  END IF;
  IF NEW.cancelled_on IS DISTINCT FROM OLD.cancelled_on AND NEW.cancelled_on IS NOT NULL THEN
    PERFORM assert_open_day(NEW.id, NEW.cancelled_on, ' /cancelledOn');
  END IF;
  IF NEW.venues <> OLD.venues AND EXISTS (
    SELECT FROM (
      SELECT venue_code FROM budget_lines WHERE retreat_id = NEW.id
      UNION SELECT NEW.chosen_venue UNION SELECT c ->> 'venueCode' FROM jsonb_array_elements(NEW.earlier_venues) c
    ) named WHERE venue_code IS NOT NULL AND NOT has_venue(NEW.venues, venue_code)) THEN
    PERFORM refuse_retreat('venue_in_use /venues', 'a venue that a line or a choice names stays');
  END IF;
  RETURN NEW;
END $$;

-- A former code keeps finding its retreat, so no other takes it. Who has it now, or is giving it up, is seen either way.
CREATE FUNCTION refuse_known_code() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM retreats r WHERE r.id <> NEW.id AND (r.code = NEW.code OR r.former_codes @> ARRAY[NEW.code])) THEN
    PERFORM refuse_retreat('retreat_code_exists /code', 'another retreat has, or had, this code');
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER refuse_known_code BEFORE INSERT OR UPDATE OF code ON retreats FOR EACH ROW EXECUTE FUNCTION refuse_known_code();

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
