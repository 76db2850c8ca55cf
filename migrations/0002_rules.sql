-- The rules of the ledger, kept by the database whatever the program does.

-- 1. What was written stays written.

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, lower(TG_OP)
    USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'append_only', TABLE = TG_TABLE_NAME;
END $$;
--> statement-breakpoint
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON journal_entries EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON events EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON document_versions EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON budget_lines EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON appropriations EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON disclosures EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON venues EXECUTE FUNCTION refuse_change();
--> statement-breakpoint

-- Every change of a document keeps the row as it stood, and raises the version.
CREATE FUNCTION keep_earlier_version() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO document_versions (kind, document_id, version, row)
  VALUES (
    TG_TABLE_NAME,
    coalesce(to_jsonb(OLD) ->> 'id', concat_ws('/', to_jsonb(OLD) ->> 'retreat_id', to_jsonb(OLD) ->> 'number')),
    OLD.version,
    to_jsonb(OLD)
  );
  NEW.version := OLD.version + 1;
  NEW.created_at := OLD.created_at;
  NEW.updated_at := now();
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER keep_earlier_version BEFORE UPDATE ON companies FOR EACH ROW EXECUTE FUNCTION keep_earlier_version();
--> statement-breakpoint
CREATE TRIGGER keep_earlier_version BEFORE UPDATE ON retreats FOR EACH ROW EXECUTE FUNCTION keep_earlier_version();
--> statement-breakpoint
CREATE TRIGGER keep_earlier_version BEFORE UPDATE ON budget_versions FOR EACH ROW EXECUTE FUNCTION keep_earlier_version();
--> statement-breakpoint
CREATE TRIGGER keep_earlier_version BEFORE UPDATE ON pledges FOR EACH ROW EXECUTE FUNCTION keep_earlier_version();
--> statement-breakpoint
CREATE TRIGGER keep_earlier_version BEFORE UPDATE ON disbursements FOR EACH ROW EXECUTE FUNCTION keep_earlier_version();
--> statement-breakpoint
CREATE TRIGGER keep_earlier_version BEFORE UPDATE ON expenditures FOR EACH ROW EXECUTE FUNCTION keep_earlier_version();
--> statement-breakpoint
CREATE TRIGGER keep_earlier_version BEFORE UPDATE ON users FOR EACH ROW EXECUTE FUNCTION keep_earlier_version();
--> statement-breakpoint

-- 2. An entry agrees with its documents, and names the event that tells of it (which is appended last).

ALTER TABLE journal_entries
  ADD CONSTRAINT journal_entries_retreat_fk FOREIGN KEY (retreat_id) REFERENCES retreats (id),
  ADD CONSTRAINT journal_entries_pledge_fk FOREIGN KEY (pledge_id, retreat_id, company_id, form)
    REFERENCES pledges (id, retreat_id, company_id, form),
  ADD CONSTRAINT journal_entries_disbursement_fk FOREIGN KEY (disbursement_id, pledge_id, channel)
    REFERENCES disbursements (id, pledge_id, channel),
  ADD CONSTRAINT journal_entries_event_fk FOREIGN KEY (event_id) REFERENCES events (id)
    DEFERRABLE INITIALLY DEFERRED;
--> statement-breakpoint
ALTER TABLE line_balances
  ADD CONSTRAINT line_balances_retreat_fk FOREIGN KEY (retreat_id) REFERENCES retreats (id);
--> statement-breakpoint
ALTER TABLE pledge_line_balances
  ADD CONSTRAINT pledge_line_balances_pledge_fk FOREIGN KEY (pledge_id, retreat_id, company_id, form)
    REFERENCES pledges (id, retreat_id, company_id, form);
--> statement-breakpoint
-- Room on the page for the next version of a balance row, so that an update touches no index (HOT).
ALTER TABLE line_balances SET (fillfactor = 40);
--> statement-breakpoint
ALTER TABLE pledge_line_balances SET (fillfactor = 70);
--> statement-breakpoint

-- 3. Balances are the journal's sums. This trigger is their only writer; their CHECKs refuse what may not be.

CREATE FUNCTION post_to_balances() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  touched int;
  expected int;
BEGIN
  -- A reservation opens the pledge's row on a line; every other measure needs one that is there.
  INSERT INTO pledge_line_balances (pledge_id, line_code, retreat_id, company_id, form)
  SELECT DISTINCT pledge_id, line_code, retreat_id, company_id, form FROM posted WHERE measure = 'reserved'
  ON CONFLICT DO NOTHING;

  -- Lines by code, then the unallocated part: the one order in which anything locks them.
  PERFORM FROM line_balances b
  JOIN (SELECT DISTINCT retreat_id, coalesce(line_code, '') AS line_key FROM posted) p USING (retreat_id, line_key)
  ORDER BY b.retreat_id, b.line_key = '', b.line_key
  FOR UPDATE OF b;

  WITH change AS (
    SELECT
      retreat_id,
      coalesce(line_code, '') AS line_key,
      coalesce(sum(amount) FILTER (WHERE measure = 'reserved'), 0)::int8 AS reserved,
      coalesce(sum(amount) FILTER (WHERE measure = 'pledged' AND form = 'cash'), 0)::int8 AS pledged_cash,
      coalesce(sum(amount) FILTER (WHERE measure = 'pledged' AND form = 'goods'), 0)::int8 AS pledged_goods,
      coalesce(sum(amount) FILTER (WHERE measure = 'pledged' AND form = 'services'), 0)::int8 AS pledged_services,
      coalesce(sum(amount) FILTER (WHERE measure = 'committed' AND form = 'cash'), 0)::int8 AS committed_cash,
      coalesce(sum(amount) FILTER (WHERE measure = 'committed' AND form = 'goods'), 0)::int8 AS committed_goods,
      coalesce(sum(amount) FILTER (WHERE measure = 'committed' AND form = 'services'), 0)::int8 AS committed_services,
      coalesce(sum(amount) FILTER (WHERE measure = 'received' AND form = 'cash'), 0)::int8 AS received_cash,
      coalesce(sum(amount) FILTER (WHERE measure = 'received' AND form = 'goods'), 0)::int8 AS received_goods,
      coalesce(sum(amount) FILTER (WHERE measure = 'received' AND form = 'services'), 0)::int8 AS received_services,
      coalesce(sum(amount) FILTER (WHERE measure = 'verified' AND form = 'cash'), 0)::int8 AS verified_cash,
      coalesce(sum(amount) FILTER (WHERE measure = 'verified' AND form = 'goods'), 0)::int8 AS verified_goods,
      coalesce(sum(amount) FILTER (WHERE measure = 'verified' AND form = 'services'), 0)::int8 AS verified_services,
      coalesce(sum(amount) FILTER (WHERE measure = 'received' AND channel = 'rkud'), 0)::int8 AS received_rkud,
      coalesce(sum(amount) FILTER (WHERE measure = 'received' AND channel = 'bast'), 0)::int8 AS received_bast,
      coalesce(sum(amount) FILTER (WHERE measure = 'received' AND channel = 'direct_to_vendor'), 0)::int8 AS received_direct_to_vendor,
      coalesce(sum(amount) FILTER (WHERE measure = 'received' AND channel = 'other_account'), 0)::int8 AS received_other_account,
      coalesce(sum(amount) FILTER (WHERE measure = 'verified' AND channel = 'rkud'), 0)::int8 AS verified_rkud,
      coalesce(sum(amount) FILTER (WHERE measure = 'verified' AND channel = 'bast'), 0)::int8 AS verified_bast,
      coalesce(sum(amount) FILTER (WHERE measure = 'verified' AND channel = 'direct_to_vendor'), 0)::int8 AS verified_direct_to_vendor,
      coalesce(sum(amount) FILTER (WHERE measure = 'verified' AND channel = 'other_account'), 0)::int8 AS verified_other_account,
      coalesce(sum(amount) FILTER (WHERE measure = 'appropriated'), 0)::int8 AS appropriated,
      coalesce(sum(amount) FILTER (WHERE measure = 'spent'), 0)::int8 AS spent
    FROM posted
    GROUP BY retreat_id, coalesce(line_code, '')
  )
  UPDATE line_balances b SET
    reserved = b.reserved + c.reserved,
    pledged_cash = b.pledged_cash + c.pledged_cash,
    pledged_goods = b.pledged_goods + c.pledged_goods,
    pledged_services = b.pledged_services + c.pledged_services,
    committed_cash = b.committed_cash + c.committed_cash,
    committed_goods = b.committed_goods + c.committed_goods,
    committed_services = b.committed_services + c.committed_services,
    received_cash = b.received_cash + c.received_cash,
    received_goods = b.received_goods + c.received_goods,
    received_services = b.received_services + c.received_services,
    verified_cash = b.verified_cash + c.verified_cash,
    verified_goods = b.verified_goods + c.verified_goods,
    verified_services = b.verified_services + c.verified_services,
    received_rkud = b.received_rkud + c.received_rkud,
    received_bast = b.received_bast + c.received_bast,
    received_direct_to_vendor = b.received_direct_to_vendor + c.received_direct_to_vendor,
    received_other_account = b.received_other_account + c.received_other_account,
    verified_rkud = b.verified_rkud + c.verified_rkud,
    verified_bast = b.verified_bast + c.verified_bast,
    verified_direct_to_vendor = b.verified_direct_to_vendor + c.verified_direct_to_vendor,
    verified_other_account = b.verified_other_account + c.verified_other_account,
    appropriated = b.appropriated + c.appropriated,
    spent = b.spent + c.spent,
    version = b.version + 1
  FROM change c
  WHERE b.retreat_id = c.retreat_id AND b.line_key = c.line_key;
  GET DIAGNOSTICS touched = ROW_COUNT;

  SELECT count(*) INTO expected FROM (SELECT DISTINCT retreat_id, line_code FROM posted) p;
  IF touched <> expected THEN
    RAISE EXCEPTION 'an entry names a line that no adopted budget has'
      USING ERRCODE = 'foreign_key_violation', CONSTRAINT = 'unknown_line', TABLE = 'journal_entries';
  END IF;

  WITH change AS (
    SELECT
      pledge_id,
      coalesce(line_code, '') AS line_key,
      coalesce(sum(amount) FILTER (WHERE measure = 'reserved'), 0)::int8 AS reserved,
      coalesce(sum(amount) FILTER (WHERE measure = 'pledged'), 0)::int8 AS pledged,
      coalesce(sum(amount) FILTER (WHERE measure = 'committed'), 0)::int8 AS committed,
      coalesce(sum(amount) FILTER (WHERE measure = 'received'), 0)::int8 AS received,
      coalesce(sum(amount) FILTER (WHERE measure = 'verified'), 0)::int8 AS verified
    FROM posted
    WHERE pledge_id IS NOT NULL
    GROUP BY pledge_id, coalesce(line_code, '')
  )
  UPDATE pledge_line_balances b SET
    reserved = b.reserved + c.reserved,
    pledged = b.pledged + c.pledged,
    committed = b.committed + c.committed,
    received = b.received + c.received,
    verified = b.verified + c.verified,
    version = b.version + 1
  FROM change c
  WHERE b.pledge_id = c.pledge_id AND b.line_key = c.line_key;
  GET DIAGNOSTICS touched = ROW_COUNT;

  SELECT count(*) INTO expected
  FROM (SELECT DISTINCT pledge_id, line_code FROM posted WHERE pledge_id IS NOT NULL) p;
  IF touched <> expected THEN
    RAISE EXCEPTION 'an entry names a line on which its pledge reserved nothing'
      USING ERRCODE = 'foreign_key_violation', CONSTRAINT = 'line_not_in_pledge', TABLE = 'journal_entries';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER post_to_balances AFTER INSERT ON journal_entries
  REFERENCING NEW TABLE AS posted FOR EACH STATEMENT EXECUTE FUNCTION post_to_balances();
--> statement-breakpoint

-- The application may not update balances, so it locks them through this, in the one order ('' is unallocated).
CREATE FUNCTION lock_line_balances(of_retreat uuid, line_keys text[])
  RETURNS TABLE (line_code text, ceiling int8, csr_eligible boolean, reserved int8, received int8, spent int8)
  LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT b.line_code, b.ceiling, b.csr_eligible, b.reserved, b.received_cash + b.received_goods + b.received_services, b.spent
  FROM line_balances b
  WHERE b.retreat_id = of_retreat AND b.line_key = ANY (line_keys)
  ORDER BY b.line_key = '', b.line_key
  FOR UPDATE
$$;
--> statement-breakpoint

-- Every retreat has an unallocated part from the start. Its ceiling is what keeps the retreat's total within 2^53 - 1.
CREATE FUNCTION open_unallocated() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO line_balances (retreat_id, ceiling, csr_eligible) VALUES (NEW.id, 9007199254740991, true);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER open_unallocated AFTER INSERT ON retreats FOR EACH ROW EXECUTE FUNCTION open_unallocated();
--> statement-breakpoint

-- Ceilings and eligibility follow the adopted budget: a line that it does not have counts as zero.
CREATE FUNCTION follow_adopted_budget() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO line_balances (retreat_id, line_code)
  SELECT retreat_id, code FROM budget_lines WHERE retreat_id = NEW.retreat_id AND number = NEW.number ORDER BY code
  ON CONFLICT DO NOTHING;

  UPDATE line_balances b
  SET ceiling = coalesce(l.amount, 0), csr_eligible = coalesce(l.csr_eligible, false), version = b.version + 1
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
CREATE TRIGGER follow_adopted_budget AFTER UPDATE OF state ON budget_versions
  FOR EACH ROW WHEN (NEW.state = 'adopted' AND OLD.state <> 'adopted') EXECUTE FUNCTION follow_adopted_budget();
--> statement-breakpoint

-- 4. Documents move only along their life, and what was promised or recorded is never edited.

CREATE FUNCTION refuse_transition(rule text, was text, becomes text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '%: % cannot become %', rule, was, becomes USING ERRCODE = 'check_violation', CONSTRAINT = rule;
END $$;
--> statement-breakpoint
CREATE FUNCTION guard_pledge() RETURNS trigger LANGUAGE plpgsql AS $$
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
      (NEW.company_id, NEW.form, NEW.amount, NEW.pledged_on, NEW.allocations, NEW.unallocated)
      IS DISTINCT FROM (OLD.company_id, OLD.form, OLD.amount, OLD.pledged_on, OLD.allocations, OLD.unallocated)
    OR OLD.state IN ('active', 'cancelled') AND
      (NEW.letter_number, NEW.decided_by) IS DISTINCT FROM (OLD.letter_number, OLD.decided_by)
  THEN
    PERFORM refuse_transition('pledge_is_fixed', OLD.state::text, 'edited');
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER guard_pledge BEFORE UPDATE ON pledges FOR EACH ROW EXECUTE FUNCTION guard_pledge();
--> statement-breakpoint
CREATE FUNCTION guard_disbursement() RETURNS trigger LANGUAGE plpgsql AS $$
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
  IF (NEW.id, NEW.retreat_id, NEW.pledge_id, NEW.company_id, NEW.form, NEW.amount, NEW.received_on, NEW.channel, NEW.allocations, NEW.unallocated)
      IS DISTINCT FROM
      (OLD.id, OLD.retreat_id, OLD.pledge_id, OLD.company_id, OLD.form, OLD.amount, OLD.received_on, OLD.channel, OLD.allocations, OLD.unallocated)
    OR OLD.state <> 'recorded' AND
      (NEW.evidence_kind, NEW.evidence_number, NEW.verified_by) IS DISTINCT FROM (OLD.evidence_kind, OLD.evidence_number, OLD.verified_by)
  THEN
    PERFORM refuse_transition('disbursement_is_fixed', OLD.state::text, 'edited');
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER guard_disbursement BEFORE UPDATE ON disbursements FOR EACH ROW EXECUTE FUNCTION guard_disbursement();
--> statement-breakpoint
CREATE FUNCTION guard_budget() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT (OLD.state, NEW.state) IN (('draft', 'adopted'), ('adopted', 'superseded'))
    OR (NEW.retreat_id, NEW.number, NEW.reason) IS DISTINCT FROM (OLD.retreat_id, OLD.number, OLD.reason)
    OR NOT NEW.makers @> OLD.makers
    OR OLD.state = 'adopted' AND (NEW.adopted_on, NEW.adopted_by) IS DISTINCT FROM (OLD.adopted_on, OLD.adopted_by)
  THEN
    PERFORM refuse_transition('budget_transition', OLD.state::text, NEW.state::text);
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER guard_budget BEFORE UPDATE ON budget_versions FOR EACH ROW EXECUTE FUNCTION guard_budget();
--> statement-breakpoint
-- Lines are given with their version; none is added once it is adopted.
CREATE FUNCTION guard_budget_line() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM budget_versions v
                 WHERE v.retreat_id = NEW.retreat_id AND v.number = NEW.number AND v.state = 'draft') THEN
    PERFORM refuse_transition('budget_transition', 'an adopted version', 'another');
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER guard_budget_line BEFORE INSERT ON budget_lines FOR EACH ROW EXECUTE FUNCTION guard_budget_line();
--> statement-breakpoint
CREATE FUNCTION guard_expenditure() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (OLD.state, NEW.state) <> ('recorded', 'reversed')
    OR (NEW.id, NEW.retreat_id, NEW.line_code, NEW.amount, NEW.spent_on, NEW.sp2d_number)
      IS DISTINCT FROM (OLD.id, OLD.retreat_id, OLD.line_code, OLD.amount, OLD.spent_on, OLD.sp2d_number)
  THEN
    PERFORM refuse_transition('expenditure_transition', OLD.state::text, NEW.state::text);
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER guard_expenditure BEFORE UPDATE ON expenditures FOR EACH ROW EXECUTE FUNCTION guard_expenditure();
--> statement-breakpoint

-- 5. Document and journal say the same when a transaction ends.

-- A pledge that is submitted or active has its whole amount reserved, one that is active has it pledged, others nothing.
CREATE FUNCTION pledge_adds_up() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  subject uuid := coalesce(to_jsonb(NEW) ->> 'pledge_id', to_jsonb(NEW) ->> 'id')::uuid;
  pledge pledges;
  reserved int8;
  pledged int8;
BEGIN
  SELECT * INTO pledge FROM pledges WHERE id = subject;
  SELECT coalesce(sum(b.reserved), 0), coalesce(sum(b.pledged), 0) INTO reserved, pledged
  FROM pledge_line_balances b WHERE b.pledge_id = subject;
  IF reserved <> (CASE WHEN pledge.state IN ('submitted', 'active') THEN pledge.amount ELSE 0 END)
    OR pledged <> (CASE WHEN pledge.state = 'active' THEN pledge.amount ELSE 0 END)
  THEN
    RAISE EXCEPTION 'pledge % is % with % rupiah, but % are reserved and % pledged', subject, pledge.state, pledge.amount, reserved, pledged
      USING ERRCODE = 'check_violation', CONSTRAINT = 'pledge_adds_up';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER pledge_adds_up AFTER UPDATE OF state ON pledges DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (OLD.state <> NEW.state) EXECUTE FUNCTION pledge_adds_up();
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER pledge_adds_up AFTER UPDATE ON pledge_line_balances DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (OLD.reserved <> NEW.reserved OR OLD.pledged <> NEW.pledged) EXECUTE FUNCTION pledge_adds_up();
--> statement-breakpoint

-- A disbursement that stands is received in full, a verified one verified in full, a rejected or reversed one nothing.
CREATE FUNCTION disbursement_adds_up() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  disbursement disbursements;
  received int8;
  verified int8;
BEGIN
  SELECT * INTO disbursement FROM disbursements WHERE id = NEW.id;
  SELECT coalesce(sum(amount) FILTER (WHERE measure = 'received'), 0), coalesce(sum(amount) FILTER (WHERE measure = 'verified'), 0)
  INTO received, verified FROM journal_entries WHERE disbursement_id = NEW.id;
  IF received <> (CASE WHEN disbursement.state IN ('recorded', 'verified') THEN disbursement.amount ELSE 0 END)
    OR verified <> (CASE WHEN disbursement.state = 'verified' THEN disbursement.amount ELSE 0 END)
  THEN
    RAISE EXCEPTION 'disbursement % is % with % rupiah, but % are received and % verified', NEW.id, disbursement.state, disbursement.amount, received, verified
      USING ERRCODE = 'check_violation', CONSTRAINT = 'disbursement_adds_up';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER disbursement_adds_up AFTER INSERT OR UPDATE OF state ON disbursements DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION disbursement_adds_up();
