-- Balances are the journal's sums. post_to_balances is their only writer; their CHECKs refuse what may not be.
--
-- The lists between "columns" and "end of columns" are those of src/platform/journal/balance-columns.ts: `npm run schema` writes them anew.

CREATE FUNCTION post_to_balances() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public, pg_temp
  SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET plan_cache_mode = force_generic_plan AS $$
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
      -- columns: sums
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
      -- end of columns
    FROM posted
    GROUP BY retreat_id, coalesce(line_code, '')
  )
  UPDATE line_balances b SET
    reserved = b.reserved + c.reserved,
    version = b.version + 1,
    -- columns: additions of b
    pledged_cash = b.pledged_cash + c.pledged_cash, pledged_goods = b.pledged_goods + c.pledged_goods,
    pledged_services = b.pledged_services + c.pledged_services, committed_cash = b.committed_cash + c.committed_cash,
    committed_goods = b.committed_goods + c.committed_goods,
    committed_services = b.committed_services + c.committed_services, received_cash = b.received_cash + c.received_cash,
    received_goods = b.received_goods + c.received_goods, received_services = b.received_services + c.received_services,
    verified_cash = b.verified_cash + c.verified_cash, verified_goods = b.verified_goods + c.verified_goods,
    verified_services = b.verified_services + c.verified_services, received_rkud = b.received_rkud + c.received_rkud,
    received_bast = b.received_bast + c.received_bast,
    received_direct_to_vendor = b.received_direct_to_vendor + c.received_direct_to_vendor,
    received_other_account = b.received_other_account + c.received_other_account,
    verified_rkud = b.verified_rkud + c.verified_rkud, verified_bast = b.verified_bast + c.verified_bast,
    verified_direct_to_vendor = b.verified_direct_to_vendor + c.verified_direct_to_vendor,
    verified_other_account = b.verified_other_account + c.verified_other_account,
    appropriated = b.appropriated + c.appropriated, spent = b.spent + c.spent
    -- end of columns
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
      -- columns: pledge sums
      coalesce(sum(amount) FILTER (WHERE measure = 'reserved'), 0)::int8 AS reserved,
      coalesce(sum(amount) FILTER (WHERE measure = 'pledged'), 0)::int8 AS pledged,
      coalesce(sum(amount) FILTER (WHERE measure = 'committed'), 0)::int8 AS committed,
      coalesce(sum(amount) FILTER (WHERE measure = 'received'), 0)::int8 AS received,
      coalesce(sum(amount) FILTER (WHERE measure = 'verified'), 0)::int8 AS verified
      -- end of columns
    FROM posted
    WHERE pledge_id IS NOT NULL
    GROUP BY pledge_id, coalesce(line_code, '')
  )
  UPDATE pledge_line_balances b SET
    version = b.version + 1,
    -- columns: pledge additions of b
    reserved = b.reserved + c.reserved, pledged = b.pledged + c.pledged, committed = b.committed + c.committed,
    received = b.received + c.received, verified = b.verified + c.verified
    -- end of columns
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

CREATE TRIGGER post_to_balances AFTER INSERT ON journal_entries
  REFERENCING NEW TABLE AS posted FOR EACH STATEMENT EXECUTE FUNCTION post_to_balances();

-- The application may not update balances, so it locks them through this, in the one order ('' is the unallocated part).
CREATE FUNCTION lock_line_balances(of_retreat uuid, line_keys text[])
  RETURNS TABLE (line_code text, ceiling int8, csr_eligible boolean, reserved int8, received int8, spent int8)
  LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT b.line_code, b.ceiling, b.csr_eligible, b.reserved,
    (
      -- columns: received of b
      b.received_cash + b.received_goods + b.received_services
      -- end of columns
    ), b.spent
  FROM line_balances b
  WHERE b.retreat_id = of_retreat AND b.line_key = ANY (line_keys)
  ORDER BY b.line_key = '', b.line_key
  FOR UPDATE
$$;

-- A retreat has an unallocated part from the start. Its ceiling keeps the retreat's total within 2^53 - 1.
CREATE FUNCTION open_unallocated() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO line_balances (retreat_id, ceiling, csr_eligible) VALUES (NEW.id, 9007199254740991, true);
  RETURN NULL;
END $$;

CREATE TRIGGER open_unallocated AFTER INSERT ON retreats FOR EACH ROW EXECUTE FUNCTION open_unallocated();
