-- One piece of paper counts once: of all live records, whatever their retreat. What a record says of its paper is judged under a
-- lock on the paper, so that of two who record the same slip at once one is refused.

-- Locks papers by their keys, as everybody does before they lock anything else (src/platform/db/locks.ts): all papers (shared), then
-- each, in their order. The table of locks, which all share, has no room for more than a few thousand: who has more has all alone.
CREATE FUNCTION lock_papers(keys text[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  papers int[] := ARRAY(SELECT DISTINCT (hashtextextended(key, 0) & 2147483647)::int AS paper FROM unnest(keys) key ORDER BY paper);
BEGIN
  IF cardinality(papers) > 2048 THEN
    PERFORM pg_advisory_xact_lock(4120252, 0);
    RETURN;
  END IF;
  PERFORM pg_advisory_xact_lock_shared(4120252, 0);
  PERFORM pg_advisory_xact_lock(4120251, paper) FROM unnest(papers) paper;
END $$;

-- The same for whoever brings papers, once in a transaction: of those with many two at a time, beside everybody else.
CREATE FUNCTION lock_new_papers(keys text[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF cardinality(keys) BETWEEN 65 AND 2048 AND NOT pg_try_advisory_xact_lock(4120252, 1) THEN
    PERFORM pg_advisory_xact_lock(4120252, 2);
  END IF;
  PERFORM lock_papers(keys);
END $$;

-- What a record is called to those who may not see it: `paperToken` in the code.
CREATE FUNCTION paper_token(id uuid) RETURNS text LANGUAGE sql IMMUTABLE
  RETURN left(encode(sha256(convert_to('paper ' || id, 'UTF8')), 'hex'), 32);

-- Whether somebody said that this is another paper than that of the other record.
CREATE FUNCTION is_told_apart(said jsonb, other uuid) RETURNS bool LANGUAGE sql IMMUTABLE
  RETURN said <> '[]' AND EXISTS (
    SELECT FROM jsonb_array_elements(said) d WHERE d ->> 'id' = other::text OR d ->> 'paper' = paper_token(other));

CREATE FUNCTION refuse_paper(kind text, record uuid, why text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the paper of % % counts already: %', kind, record, why
    USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'paper_used';
END $$;

-- What a record newly says that it is another paper than, beside what it said before.
CREATE FUNCTION newly_told(said jsonb, was jsonb) RETURNS SETOF jsonb LANGUAGE sql IMMUTABLE
  BEGIN ATOMIC SELECT d FROM jsonb_array_elements(said) d WHERE NOT was @> jsonb_build_array(d); END;

CREATE FUNCTION refuse_differences(kind text, record uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% % is told apart from nothing that counts and has its number', kind, record
    USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'differs_from_nobody /differsFrom';
END $$;

-- What is found by its key is asked for its state in the negative: no index of live records can serve that, and so none of them is
-- read whole where the statistics lag behind. Planned once a session: a plan for the ids of each call took longer than the rest of
-- a recording. What is found by ids comes before anything sorts it, else a plan made of a young table reads it in its order.

-- 1. Receipts: by kind and number, by the file that is their evidence, and by the reference of whoever recorded them.

-- The live ones that have these numbers, files or references. Nothing is written on them, and their papers are locked.
CREATE FUNCTION live_receipts(numbers text[], files uuid[], refs text[]) RETURNS SETOF disbursements LANGUAGE plpgsql STABLE
  SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET plan_cache_mode = force_generic_plan AS $$
BEGIN
  RETURN QUERY WITH found AS MATERIALIZED (
    SELECT n.id FROM disbursements n WHERE n.state NOT IN ('rejected', 'reversed') AND n.paper_number = ANY (numbers)
    UNION ALL
    SELECT f.receipt_id FROM receipt_files f WHERE f.document_id = ANY (files)
    UNION ALL
    SELECT r.id FROM disbursements r WHERE r.external_ref = ANY (refs)
  )
  SELECT d.* FROM disbursements d
  WHERE d.id = ANY (ARRAY(SELECT id FROM found)) AND d.state NOT IN ('rejected', 'reversed')
  ORDER BY d.id;
END $$;

-- For each of these receipts a few live ones of the same company and amount, within 7 days, of these retreats (null: of all):
-- in the order of their days, which one index alone gives without sorting; any other would read all of the company's.
CREATE FUNCTION similar_receipts(pledge_ids uuid[], amounts int8[], days date[], retreat_ids uuid[])
  RETURNS TABLE (place int, id uuid, number text, received_on date) LANGUAGE plpgsql STABLE
  SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET enable_sort = off
  SET enable_bitmapscan = off SET plan_cache_mode = force_generic_plan AS $$
BEGIN
  RETURN QUERY SELECT a.place::int, near.id, near.evidence_number, near.received_on
  FROM unnest(pledge_ids, amounts, days) WITH ORDINALITY a (pledge_id, amount, day, place)
  JOIN pledges p ON p.id = a.pledge_id
  CROSS JOIN LATERAL (
    SELECT d.id, d.evidence_number, d.received_on FROM disbursements d
    WHERE d.company_id = p.company_id AND d.amount = a.amount AND d.received_on BETWEEN a.day - 7 AND a.day + 7
      AND d.state IN ('recorded', 'verified') AND (retreat_ids IS NULL OR d.retreat_id = ANY (retreat_ids))
    ORDER BY d.received_on LIMIT 3
  ) near;
END $$;

-- Live refunds that have these numbers. What is proposed or approved keeps its paper, so nothing of them needs a lock of its own.
CREATE FUNCTION live_refunds(numbers text[]) RETURNS SETOF adjustments LANGUAGE plpgsql STABLE
  SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET plan_cache_mode = force_generic_plan AS $$
BEGIN
  RETURN QUERY SELECT a.* FROM adjustments a
    WHERE a.paper_number = ANY (numbers) AND a.state NOT IN ('rejected', 'withdrawn') ORDER BY a.id;
END $$;

-- From which records a refund was told apart.
CREATE FUNCTION refund_differs_from(refund adjustments) RETURNS jsonb LANGUAGE sql IMMUTABLE
  RETURN coalesce((refund).request -> 'differsFrom', '[]');

-- `taking` are those that take their paper now: beside others that stand each must say itself what the whole paper is worth.
CREATE FUNCTION assert_receipts_once(ids uuid[], taking uuid[]) RETURNS void LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public, pg_temp
  SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET plan_cache_mode = force_generic_plan AS $$
DECLARE
  wrong uuid;
  kind evidence_kind;
  number text;
  file uuid;
BEGIN
  PERFORM lock_papers(ARRAY(
    WITH touched AS MATERIALIZED (SELECT d.* FROM disbursements d WHERE d.id = ANY (ids))
    SELECT t.evidence_kind || ' ' || t.paper_number FROM touched t
    UNION ALL
    SELECT 'file ' || f.document_id FROM receipt_files f WHERE f.receipt_id = ANY (ids)
    UNION ALL
    SELECT 'disbursement ' || t.external_ref FROM touched t WHERE t.external_ref IS NOT NULL));

  -- Most numbers are of one record. Of any two that share a paper one says the total, which is the same for all, and is not passed.
  -- So what a later one says holds for an earlier one for as long as the later one stands, and nothing is written on the earlier.
  FOR kind, number IN
    WITH these AS MATERIALIZED (SELECT d.* FROM disbursements d WHERE d.id = ANY (ids) AND d.state NOT IN ('rejected', 'reversed'))
    SELECT touched.* FROM (SELECT DISTINCT t.evidence_kind, t.paper_number FROM these t) touched (kind, number)
    CROSS JOIN LATERAL (
      SELECT count(*) > 1 AND NOT coalesce(count(d.evidence_document_total) = count(*)
        AND min(d.evidence_document_total) = max(d.evidence_document_total) AND sum(d.amount) <= min(d.evidence_document_total), false)
      FROM disbursements d
      WHERE d.paper_number = touched.number AND d.evidence_kind = touched.kind AND d.state NOT IN ('rejected', 'reversed')
    ) whole (is_doubtful)
    WHERE whole.is_doubtful
  LOOP
    -- Each with those from which nobody told it apart.
    WITH live AS MATERIALIZED (
      SELECT d.id, d.amount, d.evidence_document_total AS total, d.differs_from FROM disbursements d
      WHERE d.paper_number = number AND d.evidence_kind = kind AND d.state NOT IN ('rejected', 'reversed')
    )
    SELECT one.id INTO wrong FROM live one CROSS JOIN LATERAL (
      SELECT count(*) > 1 AND NOT coalesce(min(d.total) = max(d.total) AND sum(d.amount) <= min(d.total), false)
        OR one.total IS NULL AND count(d.total) < count(*) - 1
        OR one.total IS NULL AND one.id = ANY (taking) AND bool_or(d.id <> ALL (taking))
      FROM live d
      WHERE d.id = one.id OR NOT (is_told_apart(one.differs_from, d.id) OR is_told_apart(d.differs_from, one.id))
    ) together (is_double)
    WHERE together.is_double LIMIT 1;
    EXIT WHEN wrong IS NOT NULL;
  END LOOP;
  IF wrong IS NOT NULL THEN
    PERFORM refuse_paper('disbursement', wrong, 'its number');
  END IF;

  -- A slip by which money left again is not one by which it came.
  WITH touched AS MATERIALIZED (
    SELECT d.* FROM disbursements d WHERE d.id = ANY (ids) AND d.state NOT IN ('rejected', 'reversed')
  )
  SELECT d.id INTO wrong FROM touched d CROSS JOIN LATERAL (
    SELECT r.id, refund_differs_from(r) AS differs_from FROM adjustments r
    WHERE r.paper_number = d.paper_number AND r.evidence_kind = d.evidence_kind AND r.state NOT IN ('rejected', 'withdrawn')
  ) refund
  WHERE NOT (is_told_apart(d.differs_from, refund.id) OR is_told_apart(refund.differs_from, d.id))
  LIMIT 1;
  IF wrong IS NOT NULL THEN
    PERFORM refuse_paper('disbursement', wrong, 'its number is that of a refund');
  END IF;

  -- One file for several receipts: of one paper, whose total was judged above, or each on pages of its own.
  FOR file IN
    SELECT touched.file FROM (SELECT DISTINCT f.document_id FROM receipt_files f WHERE f.receipt_id = ANY (ids)) touched (file)
    WHERE (SELECT count(DISTINCT f.receipt_id) FROM receipt_files f WHERE f.document_id = touched.file) > 1
  LOOP
    WITH live AS MATERIALIZED (
      SELECT d.id, d.evidence_kind, d.paper_number AS number, d.differs_from, pages_of(f.pages) AS pages
      FROM receipt_files f JOIN disbursements d ON d.id = f.receipt_id WHERE f.document_id = file
    )
    SELECT one.id INTO wrong FROM live one JOIN live other ON other.id > one.id
    WHERE NOT coalesce(NOT one.pages && other.pages, false)
      AND NOT ((one.evidence_kind, one.number) = (other.evidence_kind, other.number)
        AND NOT (is_told_apart(one.differs_from, other.id) OR is_told_apart(other.differs_from, one.id)))
    LIMIT 1;
    EXIT WHEN wrong IS NOT NULL;
  END LOOP;
  IF wrong IS NOT NULL THEN
    PERFORM refuse_paper('disbursement', wrong, 'its file');
  END IF;

  WITH touched AS MATERIALIZED (
    SELECT d.* FROM disbursements d WHERE d.id = ANY (ids) AND d.external_ref IS NOT NULL AND d.state NOT IN ('rejected', 'reversed')
  )
  SELECT one.id INTO wrong FROM touched one
  JOIN disbursements other ON other.external_ref = one.external_ref AND other.id <> one.id AND other.state NOT IN ('rejected', 'reversed')
  WHERE person_of(other.makers[1]) = person_of(one.makers[1]) LIMIT 1;
  IF wrong IS NOT NULL THEN
    PERFORM refuse_paper('disbursement', wrong, 'its reference');
  END IF;
END $$;

-- Whoever says that a slip is another one names a receipt or refund that stands and has its number.
CREATE FUNCTION assert_slip_told_apart(kind text, record uuid, number text, told jsonb[]) RETURNS void LANGUAGE plpgsql STABLE
  SECURITY DEFINER SET search_path = public, pg_temp
  SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET plan_cache_mode = force_generic_plan AS $$
BEGIN
  IF EXISTS (
    SELECT FROM unnest(told) d
    WHERE NOT EXISTS (SELECT FROM disbursements o WHERE o.paper_number = number AND o.id <> record
        AND o.state NOT IN ('rejected', 'reversed') AND is_told_apart(jsonb_build_array(d), o.id))
      AND NOT EXISTS (SELECT FROM adjustments o WHERE o.paper_number = number AND o.id <> record
        AND o.state NOT IN ('rejected', 'withdrawn') AND is_told_apart(jsonb_build_array(d), o.id))) THEN
    PERFORM refuse_differences(kind, record);
  END IF;
END $$;

CREATE FUNCTION recorded_papers_once() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  recorded uuid[] := ARRAY(SELECT id FROM written);
BEGIN
  PERFORM assert_receipts_once(recorded, recorded);
  PERFORM assert_slip_told_apart('disbursement', w.id, w.paper_number, ARRAY(SELECT newly_told(w.differs_from, '[]')))
  FROM written w WHERE w.differs_from <> '[]';
  RETURN NULL;
END $$;

CREATE TRIGGER paper_used AFTER INSERT ON disbursements
  REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION recorded_papers_once();

CREATE FUNCTION changed_paper_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM assert_receipts_once(ARRAY[NEW.id], CASE
    WHEN (OLD.evidence_kind, OLD.paper_number) IS DISTINCT FROM (NEW.evidence_kind, NEW.paper_number) THEN ARRAY[NEW.id] ELSE '{}' END);
  IF NEW.differs_from <> OLD.differs_from THEN
    PERFORM assert_slip_told_apart('disbursement', NEW.id, NEW.paper_number, ARRAY(SELECT newly_told(NEW.differs_from, OLD.differs_from)));
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER paper_used_by_change AFTER UPDATE ON disbursements FOR EACH ROW
  WHEN (NEW.state IN ('recorded', 'verified') AND (OLD.evidence_kind, OLD.evidence_number, OLD.evidence_document_total, OLD.evidence_document_id,
    OLD.evidence_pages, OLD.external_ref, OLD.differs_from) IS DISTINCT FROM (NEW.evidence_kind, NEW.evidence_number, NEW.evidence_document_total,
    NEW.evidence_document_id, NEW.evidence_pages, NEW.external_ref, NEW.differs_from))
  EXECUTE FUNCTION changed_paper_once();

-- 2. Pledges: by the company and the number of its letter, and by the reference of whoever drafted them.

-- Each of these companies with all that merged into it, into which it merged, and what merged into those: of letters they are one.
CREATE FUNCTION company_families(companies uuid[]) RETURNS TABLE (company_id uuid, member uuid) LANGUAGE plpgsql STABLE
  SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET plan_cache_mode = force_generic_plan AS $$
BEGIN
  RETURN QUERY WITH RECURSIVE later (company, id) AS (
    SELECT DISTINCT c, c FROM unnest(companies) c
    UNION SELECT l.company, n.successor_id FROM later l JOIN companies n ON n.id = l.id AND n.successor_id IS NOT NULL
  ), family (company, id) AS (
    SELECT l.company, l.id FROM later l
    UNION SELECT f.company, n.id FROM family f JOIN companies n ON n.successor_id = f.id
  )
  SELECT f.company, f.id FROM family f;
END $$;

-- The live ones that have these letters of these companies and of those that merged with them; these references; or of these ids,
-- which a letter was told apart from. Nothing is written on them, and their papers are locked.
CREATE FUNCTION live_letters(companies uuid[], numbers text[], refs text[], named uuid[]) RETURNS TABLE (of_company uuid, id uuid)
  LANGUAGE plpgsql STABLE
  SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET plan_cache_mode = force_generic_plan AS $$
BEGIN
  RETURN QUERY WITH families AS MATERIALIZED (SELECT f.company_id, f.member FROM company_families(companies) f)
    SELECT k.company_id, l.id FROM unnest(companies, numbers) k (company_id, number)
    JOIN families f ON f.company_id = k.company_id
    JOIN pledges l ON l.company_id = f.member AND l.paper_number = k.number AND l.state NOT IN ('rejected', 'discarded', 'cancelled')
    UNION
    SELECT r.company_id, r.id FROM pledges r WHERE r.external_ref = ANY (refs) AND r.state NOT IN ('rejected', 'discarded', 'cancelled')
    UNION
    SELECT d.company_id, d.id FROM pledges d WHERE d.id = ANY (named) AND d.state NOT IN ('rejected', 'discarded', 'cancelled');
END $$;

-- For each of these letters the first live one with its number that another company wrote, of these retreats (null: of all).
CREATE FUNCTION letters_of_others(companies uuid[], numbers text[], retreat_ids uuid[])
  RETURNS TABLE (place int, id uuid, number text, pledged_on date, company text) LANGUAGE plpgsql STABLE
  SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET plan_cache_mode = force_generic_plan AS $$
BEGIN
  RETURN QUERY WITH families AS MATERIALIZED (SELECT f.company_id, f.member FROM company_families(companies) f)
  SELECT a.place::int, other.id, other.letter_number, other.pledged_on, c.legal_name
  FROM unnest(companies, numbers) WITH ORDINALITY a (company_id, number, place)
  CROSS JOIN LATERAL (
    SELECT p.id, p.letter_number, p.pledged_on, p.company_id FROM pledges p
    WHERE p.paper_number = a.number AND p.state NOT IN ('rejected', 'discarded', 'cancelled')
      AND NOT EXISTS (SELECT FROM families f WHERE f.company_id = a.company_id AND f.member = p.company_id)
      AND (retreat_ids IS NULL OR p.retreat_id = ANY (retreat_ids))
    ORDER BY p.id LIMIT 1
  ) other JOIN companies c ON c.id = other.company_id;
END $$;

-- For each of these pledges a few live ones of the same company and amount, within 7 days, of these retreats (null: of all).
CREATE FUNCTION similar_pledges(companies uuid[], amounts int8[], days date[], retreat_ids uuid[])
  RETURNS TABLE (place int, id uuid, number text, pledged_on date) LANGUAGE plpgsql STABLE
  SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET plan_cache_mode = force_generic_plan AS $$
BEGIN
  RETURN QUERY SELECT a.place::int, near.id, near.letter_number, near.pledged_on
  FROM unnest(companies, amounts, days) WITH ORDINALITY a (company_id, amount, day, place)
  CROSS JOIN LATERAL (
    SELECT p.id, p.letter_number, p.pledged_on FROM pledges p
    WHERE p.company_id = a.company_id AND p.amount = a.amount AND p.pledged_on BETWEEN a.day - 7 AND a.day + 7
      AND p.state NOT IN ('rejected', 'discarded', 'cancelled') AND (retreat_ids IS NULL OR p.retreat_id = ANY (retreat_ids))
    LIMIT 3
  ) near;
END $$;

-- `taking` are those that take their letter now. What two companies had before they merged stays theirs: of two letters of different
-- companies one is touched here.
CREATE FUNCTION assert_letters_once(ids uuid[], taking uuid[]) RETURNS void LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public, pg_temp
  SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET plan_cache_mode = force_generic_plan AS $$
DECLARE
  wrong uuid;
  family uuid[];
  number text;
BEGIN
  PERFORM lock_papers(ARRAY(
    SELECT 'letter ' || p.paper_number FROM pledges p WHERE p.id = ANY (ids)
    UNION ALL
    SELECT 'pledge ' || p.external_ref FROM pledges p WHERE p.id = ANY (ids) AND p.external_ref IS NOT NULL));

  FOR family, number IN
    WITH found AS MATERIALIZED (
      SELECT p.* FROM pledges p WHERE p.id = ANY (ids) AND p.state NOT IN ('rejected', 'discarded', 'cancelled')
    ), these AS MATERIALIZED (
      SELECT DISTINCT f.company_id, f.paper_number FROM found f
    ), families AS MATERIALIZED (
      SELECT f.company_id, array_agg(f.member) AS members FROM company_families(ARRAY(SELECT DISTINCT t.company_id FROM these t)) f GROUP BY f.company_id
    )
    SELECT f.members, t.paper_number FROM these t JOIN families f ON f.company_id = t.company_id
    CROSS JOIN LATERAL (
      SELECT count(*) > 1 AND NOT coalesce(count(p.letter_amount) = count(*)
        AND min(p.letter_amount) = max(p.letter_amount) AND sum(p.amount) <= min(p.letter_amount), false)
      FROM pledges p
      WHERE p.company_id = ANY (f.members) AND p.paper_number = t.paper_number AND p.state NOT IN ('rejected', 'discarded', 'cancelled')
    ) whole (is_doubtful)
    WHERE whole.is_doubtful
  LOOP
    WITH live AS MATERIALIZED (
      SELECT p.id, p.company_id, p.amount, p.letter_amount AS total, p.differs_from FROM pledges p
      WHERE p.company_id = ANY (family) AND p.paper_number = number AND p.state NOT IN ('rejected', 'discarded', 'cancelled')
    )
    SELECT one.id INTO wrong FROM live one CROSS JOIN LATERAL (
      SELECT count(*) > 1 AND NOT coalesce(min(p.total) = max(p.total) AND sum(p.amount) <= min(p.total), false)
        OR one.total IS NULL AND count(p.total) < count(*) - 1
        OR one.total IS NULL AND one.id = ANY (taking) AND bool_or(p.id <> ALL (taking))
      FROM live p
      WHERE p.id = one.id OR NOT (is_told_apart(one.differs_from, p.id) OR is_told_apart(p.differs_from, one.id))
        AND (p.company_id = one.company_id OR one.id = ANY (ids) OR p.id = ANY (ids))
    ) together (is_double)
    WHERE together.is_double LIMIT 1;
    EXIT WHEN wrong IS NOT NULL;
  END LOOP;
  IF wrong IS NOT NULL THEN
    PERFORM refuse_paper('pledge', wrong, 'its letter');
  END IF;

  WITH touched AS MATERIALIZED (
    SELECT p.* FROM pledges p
    WHERE p.id = ANY (ids) AND p.external_ref IS NOT NULL AND p.state NOT IN ('rejected', 'discarded', 'cancelled')
  )
  SELECT one.id INTO wrong FROM touched one
  JOIN pledges other ON other.external_ref = one.external_ref AND other.id <> one.id
    AND other.state NOT IN ('rejected', 'discarded', 'cancelled')
  WHERE person_of(other.makers[1]) = person_of(one.makers[1]) LIMIT 1;
  IF wrong IS NOT NULL THEN
    PERFORM refuse_paper('pledge', wrong, 'its reference');
  END IF;
END $$;

-- Whoever says that a letter is another one names a pledge that stands and has its number.
CREATE FUNCTION assert_letter_told_apart(record uuid, number text, told jsonb[]) RETURNS void LANGUAGE plpgsql STABLE
  SECURITY DEFINER SET search_path = public, pg_temp
  SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET plan_cache_mode = force_generic_plan AS $$
BEGIN
  IF EXISTS (
    SELECT FROM unnest(told) d
    WHERE NOT EXISTS (SELECT FROM pledges o WHERE o.paper_number = number AND o.id <> record
      AND o.state NOT IN ('rejected', 'discarded', 'cancelled') AND is_told_apart(jsonb_build_array(d), o.id))) THEN
    PERFORM refuse_differences('pledge', record);
  END IF;
END $$;

CREATE FUNCTION drafted_letters_once() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  drafted uuid[] := ARRAY(SELECT id FROM written);
BEGIN
  PERFORM assert_letters_once(drafted, drafted);
  PERFORM assert_letter_told_apart(w.id, w.paper_number, ARRAY(SELECT newly_told(w.differs_from, '[]')))
  FROM written w WHERE w.differs_from <> '[]';
  RETURN NULL;
END $$;

CREATE TRIGGER paper_used AFTER INSERT ON pledges
  REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION drafted_letters_once();

CREATE FUNCTION changed_letter_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM assert_letters_once(ARRAY[NEW.id], CASE
    WHEN OLD.state NOT IN ('draft', 'submitted', 'active') OR (OLD.company_id, OLD.paper_number) IS DISTINCT FROM (NEW.company_id, NEW.paper_number)
      THEN ARRAY[NEW.id] ELSE '{}' END);
  IF NEW.differs_from <> '[]' THEN
    PERFORM assert_letter_told_apart(NEW.id, NEW.paper_number, ARRAY(SELECT newly_told(NEW.differs_from,
      CASE WHEN OLD.state IN ('draft', 'submitted', 'active') THEN OLD.differs_from ELSE '[]' END)));
  END IF;
  RETURN NULL;
END $$;

-- A rejected one takes its letter again when it is submitted.
CREATE TRIGGER paper_used_by_change AFTER UPDATE ON pledges FOR EACH ROW
  WHEN (NEW.state IN ('draft', 'submitted', 'active') AND (OLD.state NOT IN ('draft', 'submitted', 'active')
    OR (OLD.company_id, OLD.letter_number, OLD.letter_amount, OLD.amount, OLD.external_ref, OLD.differs_from) IS DISTINCT FROM
      (NEW.company_id, NEW.letter_number, NEW.letter_amount, NEW.amount, NEW.external_ref, NEW.differs_from)))
  EXECUTE FUNCTION changed_letter_once();

-- 3. Expenditures: by the reference of whoever recorded them.

CREATE FUNCTION spending_once() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public, pg_temp SET enable_seqscan = off AS $$
BEGIN
  PERFORM lock_papers(ARRAY['expenditure ' || NEW.external_ref]);
  IF EXISTS (SELECT FROM expenditures other WHERE other.external_ref = NEW.external_ref AND other.id <> NEW.id AND other.state = 'recorded'
    AND person_of(other.makers[1]) = person_of(NEW.makers[1])) THEN
    PERFORM refuse_paper('expenditure', NEW.id, 'its reference');
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER paper_used AFTER INSERT ON expenditures
  FOR EACH ROW WHEN (NEW.external_ref IS NOT NULL) EXECUTE FUNCTION spending_once();

-- 4. Refunds: by kind and number, among themselves and beside receipts. Neither states a total for the other.

CREATE FUNCTION refund_paper_once() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public, pg_temp
  SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET plan_cache_mode = force_generic_plan AS $$
BEGIN
  PERFORM lock_papers(ARRAY[NEW.evidence_kind || ' ' || NEW.paper_number]);
  IF EXISTS (SELECT FROM adjustments a
      WHERE a.paper_number = NEW.paper_number AND a.evidence_kind = NEW.evidence_kind AND a.state NOT IN ('rejected', 'withdrawn')
        AND a.id <> NEW.id AND NOT (is_told_apart(refund_differs_from(NEW), a.id) OR is_told_apart(refund_differs_from(a), NEW.id)))
    OR EXISTS (SELECT FROM disbursements d
      WHERE d.paper_number = NEW.paper_number AND d.evidence_kind = NEW.evidence_kind AND d.state NOT IN ('rejected', 'reversed')
        AND NOT (is_told_apart(refund_differs_from(NEW), d.id) OR is_told_apart(d.differs_from, NEW.id))) THEN
    PERFORM refuse_paper('refund', NEW.id, 'its number');
  END IF;
  PERFORM assert_slip_told_apart('refund', NEW.id, NEW.paper_number, ARRAY(SELECT newly_told(refund_differs_from(NEW), '[]')));
  RETURN NULL;
END $$;

CREATE TRIGGER paper_used AFTER INSERT ON adjustments
  FOR EACH ROW WHEN (NEW.kind = 'refund') EXECUTE FUNCTION refund_paper_once();
