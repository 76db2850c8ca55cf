-- An entry agrees with the records it names. Checked once for all entries of a statement: foreign keys, checked row by row, took
-- half of the time of a batch. That its retreat exists is what the foreign key of the balance it is added to says.
--
-- The functions that a posting calls are held to their indexes: a connection plans a look-up once, and a plan made while a table
-- was small would read all of it ever after (until the table is analysed).
--
-- Triggers of one kind fire in the order of their names: agree_…, post_to_balances, post_to_spans, refuse_…, verify_….

CREATE FUNCTION entries_agree_with_pledges() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public, pg_temp
  SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET plan_cache_mode = force_generic_plan AS $$
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

-- Named to fire before the balances are touched.
CREATE TRIGGER agree_with_pledges AFTER INSERT ON journal_entries
  REFERENCING NEW TABLE AS posted FOR EACH STATEMENT EXECUTE FUNCTION entries_agree_with_pledges();

CREATE FUNCTION entries_agree_with_disbursements() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public, pg_temp
  SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET plan_cache_mode = force_generic_plan AS $$
DECLARE
  wrong uuid;
BEGIN
  SELECT p.disbursement_id INTO wrong
  FROM (SELECT DISTINCT disbursement_id, pledge_id, channel FROM posted WHERE disbursement_id IS NOT NULL) p
  WHERE NOT EXISTS (
    SELECT FROM disbursements d
    WHERE d.id = p.disbursement_id AND d.pledge_id = p.pledge_id AND d.channel = p.channel
  )
  LIMIT 1;
  IF wrong IS NOT NULL THEN
    RAISE EXCEPTION 'an entry of disbursement % is of another pledge or channel, or there is no such disbursement', wrong
      USING ERRCODE = 'foreign_key_violation', CONSTRAINT = 'entry_agrees_with_disbursement', TABLE = 'journal_entries';
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER agree_with_disbursements AFTER INSERT ON journal_entries
  REFERENCING NEW TABLE AS posted FOR EACH STATEMENT EXECUTE FUNCTION entries_agree_with_disbursements();
