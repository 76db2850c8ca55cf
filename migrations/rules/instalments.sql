-- What is still owed of active pledges, by the day on which it is due, is kept as the receipts settle it: the oldest first.
CREATE FUNCTION open_instalments_of(pledge_ids uuid[]) RETURNS TABLE (pledge_id uuid, due_on date, retreat_id uuid, amount int8) LANGUAGE sql STABLE
BEGIN ATOMIC
  SELECT p.id, i.due_on, p.retreat_id, sum(i.open)::int8
  FROM pledges p
    CROSS JOIN LATERAL (SELECT coalesce(sum(b.received), 0)::int8 AS received FROM pledge_line_balances b WHERE b.pledge_id = p.id) money
    CROSS JOIN LATERAL (
      SELECT due.due_on, least(due.amount, sum(due.amount) OVER (ORDER BY due.due_on, due.place) - money.received) AS open
      FROM (
        SELECT (value ->> 'dueOn')::date, (value ->> 'amount')::int8, place FROM jsonb_array_elements(p.instalments) WITH ORDINALITY e (value, place)
      ) due (due_on, amount, place)
    ) i
  WHERE p.id = ANY (pledge_ids) AND p.state = 'active' AND i.open > 0
  GROUP BY p.id, i.due_on, p.retreat_id;
END;

-- Under the lock of the pledge, so that of two receipts the later sees the earlier.
CREATE FUNCTION keep_open_instalments(pledge_ids uuid[]) RETURNS void LANGUAGE plpgsql STRICT
  SECURITY DEFINER SET search_path = public, pg_temp
  SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET plan_cache_mode = force_generic_plan AS $$
BEGIN
  PERFORM FROM pledges p WHERE p.id = ANY (pledge_ids) ORDER BY p.id FOR NO KEY UPDATE;
  WITH owed AS MATERIALIZED (SELECT * FROM open_instalments_of(pledge_ids)), settled AS (
    DELETE FROM open_instalments o
    WHERE o.pledge_id = ANY (pledge_ids) AND NOT EXISTS (SELECT FROM owed WHERE owed.pledge_id = o.pledge_id AND owed.due_on = o.due_on)
  )
  INSERT INTO open_instalments AS o (pledge_id, due_on, retreat_id, amount) SELECT pledge_id, due_on, retreat_id, amount FROM owed
  ON CONFLICT (pledge_id, due_on) DO UPDATE SET amount = excluded.amount WHERE o.amount <> excluded.amount;
END $$;

CREATE FUNCTION schedule_is_kept() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM keep_open_instalments(ARRAY[NEW.id]);
  RETURN NULL;
END $$;

CREATE TRIGGER schedule_is_kept AFTER UPDATE ON pledges FOR EACH ROW
  WHEN ((OLD.state = 'active' OR NEW.state = 'active') AND (OLD.state <> NEW.state OR OLD.instalments <> NEW.instalments))
  EXECUTE FUNCTION schedule_is_kept();

-- After the balances of the same entries (triggers of one statement run by their names).
CREATE FUNCTION receipts_settle() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM keep_open_instalments(array_agg(p.pledge_id))
  FROM (SELECT pledge_id FROM posted WHERE measure = 'received' GROUP BY pledge_id HAVING sum(amount) <> 0) p;
  RETURN NULL;
END $$;

CREATE TRIGGER receipts_settle AFTER INSERT ON journal_entries
  REFERENCING NEW TABLE AS posted FOR EACH STATEMENT EXECUTE FUNCTION receipts_settle();
