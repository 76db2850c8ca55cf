-- At every date, and on every line, of every pledge and disbursement: 0 <= verified <= received, 0 <= committed <= pledged. A line
-- follows by addition. Checked once for all entries of a statement, and only for the records of which something was taken away or
-- confirmed: what was received or promised besides takes nothing from any day.

CREATE FUNCTION verified_as_received() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public, pg_temp
  SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET plan_cache_mode = force_generic_plan AS $$
DECLARE
  wrong record;
BEGIN
  SELECT p.id, d.line_code, d.effective_on, d.received, d.verified INTO wrong
  FROM (SELECT DISTINCT disbursement_id AS id FROM posted
        WHERE disbursement_id IS NOT NULL AND (measure = 'verified' OR amount < 0)) p
  CROSS JOIN LATERAL (
    SELECT line_code, effective_on,
      coalesce(sum(sum(amount) FILTER (WHERE measure = 'received')) OVER of_line, 0) AS received,
      coalesce(sum(sum(amount) FILTER (WHERE measure = 'verified')) OVER of_line, 0) AS verified
    FROM journal_entries WHERE disbursement_id = p.id GROUP BY line_code, effective_on
    WINDOW of_line AS (PARTITION BY line_code ORDER BY effective_on)
  ) d
  WHERE NOT d.verified BETWEEN 0 AND d.received
  LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'on % disbursement % has % verified and % received on %', wrong.effective_on, wrong.id, wrong.verified,
      wrong.received, coalesce(wrong.line_code, 'no line')
      USING ERRCODE = 'check_violation', CONSTRAINT = 'verified_at_every_date', TABLE = 'journal_entries';
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER verify_every_day_of_disbursements AFTER INSERT ON journal_entries
  REFERENCING NEW TABLE AS posted FOR EACH STATEMENT EXECUTE FUNCTION verified_as_received();

CREATE FUNCTION committed_as_pledged() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public, pg_temp
  SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET plan_cache_mode = force_generic_plan AS $$
DECLARE
  wrong record;
BEGIN
  SELECT p.id, d.line_code, d.effective_on, d.pledged, d.committed INTO wrong
  FROM (SELECT DISTINCT pledge_id AS id FROM posted
        WHERE measure = 'committed' OR measure = 'pledged' AND amount < 0) p
  CROSS JOIN LATERAL (
    SELECT line_code, effective_on,
      coalesce(sum(sum(amount) FILTER (WHERE measure = 'pledged')) OVER of_line, 0) AS pledged,
      coalesce(sum(sum(amount) FILTER (WHERE measure = 'committed')) OVER of_line, 0) AS committed
    FROM journal_entries WHERE pledge_id = p.id AND measure IN ('pledged', 'committed') GROUP BY line_code, effective_on
    WINDOW of_line AS (PARTITION BY line_code ORDER BY effective_on)
  ) d
  WHERE NOT d.committed BETWEEN 0 AND d.pledged
  LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'on % pledge % has % committed and % pledged on %', wrong.effective_on, wrong.id, wrong.committed,
      wrong.pledged, coalesce(wrong.line_code, 'no line')
      USING ERRCODE = 'check_violation', CONSTRAINT = 'committed_at_every_date', TABLE = 'journal_entries';
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER verify_every_day_of_pledges AFTER INSERT ON journal_entries
  REFERENCING NEW TABLE AS posted FOR EACH STATEMENT EXECUTE FUNCTION committed_as_pledged();
