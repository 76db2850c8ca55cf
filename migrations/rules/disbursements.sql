-- A disbursement moves along its life, what was recorded is not edited, and its entries add up to what it says.

-- Checked without calling a function for every receipt of a batch.
CREATE TRIGGER initial_state AFTER INSERT ON disbursements
  FOR EACH ROW WHEN (NEW.state <> 'recorded') EXECUTE FUNCTION initial_state('recorded');

CREATE FUNCTION guard_disbursement() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.attached <> OLD.attached AND is_attachment(to_jsonb(OLD), to_jsonb(NEW)) THEN
    RETURN NEW;
  END IF;
  IF NOT (OLD.state, NEW.state) IN (
    ('recorded', 'recorded'), ('recorded', 'verified'), ('recorded', 'rejected'), ('recorded', 'reversed'),
    ('verified', 'verified'), ('verified', 'reversed')
  ) THEN
    PERFORM refuse_transition('disbursement_transition', OLD.state::text, NEW.state::text);
  END IF;
  IF NOT NEW.makers @> OLD.makers THEN
    PERFORM refuse_transition('makers_stay', 'a maker', 'none');
  END IF;
  PERFORM assert_only('disbursement_is_fixed', to_jsonb(OLD), to_jsonb(NEW), CASE
    WHEN NEW.state = 'verified' AND OLD.state = 'recorded' THEN '{state,verified_by,verified_at,verification_note}'::text[]
    WHEN NEW.state = 'rejected' THEN '{state,rejected_by,rejection_reason}'
    WHEN NEW.state = 'reversed' THEN '{state,reversal_reason}'
    WHEN NEW.state = 'verified' OR NEW.refunded <> OLD.refunded THEN '{refunded}'
    ELSE '{evidence_kind,evidence_number,evidence_account_number,evidence_document_total,evidence_document_id,evidence_pages,
      invoice_number,external_ref,differs_from,payer,original,makers}' END);
  IF NEW.refunded < OLD.refunded OR NEW.state = 'reversed' AND NEW.refunded > 0 THEN
    PERFORM refuse_transition('disbursement_is_fixed', OLD.state::text, 'edited');
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER guard_disbursement BEFORE UPDATE ON disbursements FOR EACH ROW EXECUTE FUNCTION guard_disbursement();

-- Checked once for all entries of a statement, as soon as they are posted: records change first.
CREATE FUNCTION entries_add_up() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public, pg_temp
  SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET plan_cache_mode = force_generic_plan AS $$
DECLARE
  wrong uuid;
BEGIN
  SELECT d.id INTO wrong
  FROM (SELECT DISTINCT disbursement_id AS id FROM posted WHERE disbursement_id IS NOT NULL) p
  JOIN disbursements d USING (id)
  CROSS JOIN LATERAL (
    SELECT
      coalesce(sum(amount) FILTER (WHERE measure = 'received'), 0) AS received,
      coalesce(sum(amount) FILTER (WHERE measure = 'verified'), 0) AS verified
    FROM journal_entries j WHERE j.disbursement_id = p.id
  ) j
  WHERE j.received <> (CASE WHEN d.state IN ('recorded', 'verified') THEN d.amount - d.refunded ELSE 0 END)
    OR j.verified <> (CASE WHEN d.state = 'verified' THEN d.amount - d.refunded ELSE 0 END)
  LIMIT 1;
  IF wrong IS NOT NULL THEN
    RAISE EXCEPTION 'the entries of disbursement % do not add up to what it says', wrong
      USING ERRCODE = 'check_violation', CONSTRAINT = 'disbursement_adds_up', TABLE = 'journal_entries';
  END IF;
  RETURN NULL;
END $$;

-- Named to fire last, so that what a balance refuses is named first.
CREATE TRIGGER verify_entries_match_disbursement AFTER INSERT ON journal_entries
  REFERENCING NEW TABLE AS posted FOR EACH STATEMENT EXECUTE FUNCTION entries_add_up();

-- A new disbursement agrees with its entries when its event is appended: that is after the entries, and a record without an event
-- is refused.
CREATE FUNCTION logged_disbursements_add_up() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public, pg_temp
  SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET plan_cache_mode = force_generic_plan AS $$
DECLARE
  wrong uuid;
BEGIN
  SELECT d.id INTO wrong
  FROM (SELECT record_id::uuid AS id FROM appended WHERE kind = 'disbursements' AND version = 1) t
  JOIN disbursements d USING (id)
  CROSS JOIN LATERAL (
    SELECT
      coalesce(sum(amount) FILTER (WHERE measure = 'received'), 0) AS received,
      coalesce(sum(amount) FILTER (WHERE measure = 'verified'), 0) AS verified
    FROM journal_entries WHERE disbursement_id = d.id
  ) journal
  WHERE journal.received <> (CASE WHEN d.state IN ('recorded', 'verified') THEN d.amount - d.refunded ELSE 0 END)
    OR journal.verified <> (CASE WHEN d.state = 'verified' THEN d.amount - d.refunded ELSE 0 END)
  LIMIT 1;
  IF wrong IS NOT NULL THEN
    RAISE EXCEPTION 'what disbursement % says is not what its entries add up to', wrong
      USING ERRCODE = 'check_violation', CONSTRAINT = 'disbursement_adds_up', TABLE = 'disbursements';
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER disbursements_add_up AFTER INSERT ON record_versions
  REFERENCING NEW TABLE AS appended FOR EACH STATEMENT EXECUTE FUNCTION logged_disbursements_add_up();

-- A disbursement that stands is received in full less what was refunded, a verified one verified likewise, a rejected or reversed
-- one nothing. Refunds are approved ones, and verified money is reversed only with a second person's approval.
CREATE FUNCTION disbursement_adds_up() RETURNS trigger LANGUAGE plpgsql
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

CREATE CONSTRAINT TRIGGER disbursement_adds_up AFTER UPDATE OF state, refunded ON disbursements DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION disbursement_adds_up();

CREATE CONSTRAINT TRIGGER disbursement_adds_up AFTER UPDATE OF state ON adjustments DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW.disbursement_id IS NOT NULL) EXECUTE FUNCTION disbursement_adds_up();
