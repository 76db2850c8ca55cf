-- Rules that were asked row by row, asked once for all rows of a statement: half of what recording a batch of receipts cost.

-- 1. An entry agrees with its pledge. That its retreat exists is what the foreign key of the balance it is added to says.

ALTER TABLE journal_entries DROP CONSTRAINT journal_entries_retreat_fk, DROP CONSTRAINT journal_entries_pledge_fk;
--> statement-breakpoint
CREATE FUNCTION entries_agree_with_pledges() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  wrong uuid;
BEGIN
  SELECT p.pledge_id INTO wrong
  FROM (SELECT DISTINCT pledge_id, retreat_id, company_id, form FROM posted WHERE pledge_id IS NOT NULL) p
  WHERE NOT EXISTS (
    SELECT FROM pledges g
    WHERE g.id = p.pledge_id AND g.retreat_id = p.retreat_id AND g.company_id = p.company_id AND g.form = p.form
  )
  LIMIT 1;
  IF wrong IS NOT NULL THEN
    RAISE EXCEPTION 'an entry of pledge % is of another retreat, company or form, or there is no such pledge', wrong
      USING ERRCODE = 'foreign_key_violation', CONSTRAINT = 'entry_agrees_with_pledge', TABLE = 'journal_entries';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
-- Named to fire first: balances are touched by entries that agree with their documents.
CREATE TRIGGER agree_with_pledges AFTER INSERT ON journal_entries
  REFERENCING NEW TABLE AS posted FOR EACH STATEMENT EXECUTE FUNCTION entries_agree_with_pledges();
--> statement-breakpoint

-- 2. A new disbursement says what its entries add up to when an event tells of it: an event is appended after the
-- entries, and what no event tells of is refused. Later changes are checked one by one at the end, as before.

CREATE FUNCTION told_disbursements_add_up() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  wrong uuid;
BEGIN
  SELECT d.id INTO wrong
  FROM (SELECT document_id::uuid AS id FROM told WHERE kind = 'disbursements' AND version = 1) t
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
--> statement-breakpoint
CREATE TRIGGER disbursements_add_up AFTER INSERT ON document_versions
  REFERENCING NEW TABLE AS told FOR EACH STATEMENT EXECUTE FUNCTION told_disbursements_add_up();
--> statement-breakpoint
DROP TRIGGER disbursement_adds_up ON disbursements;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER disbursement_adds_up AFTER UPDATE OF state, refunded ON disbursements DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION disbursement_adds_up();
--> statement-breakpoint

-- 3. The same as in 0006, with what was noted taken apart once.

CREATE OR REPLACE FUNCTION tell_written() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  noted text := coalesce(current_setting('cakupan.written', true), '');
BEGIN
  INSERT INTO log_queue (sequence) SELECT sequence FROM told;
  IF noted <> '' THEN
    INSERT INTO document_versions (kind, document_id, version, event_id, row)
    SELECT w.kind, w.document_id, w.version, coalesce(own.id, (SELECT id FROM told ORDER BY sequence LIMIT 1)), w.row
    FROM (
      SELECT kind, document_id_of(row) AS document_id, coalesce((row ->> 'version')::int, 1) AS version, row
      FROM jsonb_to_recordset(('[' || noted || ']')::jsonb) noted (kind text, row jsonb)
      OFFSET 0
    ) w
    LEFT JOIN (SELECT DISTINCT ON (subject_id) subject_id, id FROM told ORDER BY subject_id, sequence) own
      ON own.subject_id = w.document_id;
    PERFORM set_config('cakupan.written', '', true);
  END IF;
  RETURN NULL;
END $$;
