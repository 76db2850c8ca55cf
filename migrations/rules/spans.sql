-- Sums of the journal over time, so that a report at a past date costs as much as one of today.
--
-- The lists between "columns" and "end of columns" are those of src/platform/journal/balance-columns.ts: `npm run schema` writes them anew.

-- The spans that end where an entry of this day begins to count: its month (from the beginning on) and, within the month, its day.
CREATE FUNCTION spans_of(day date) RETURNS TABLE (since date, until date) LANGUAGE sql IMMUTABLE AS $$
  VALUES
    ('-infinity'::date, (date_trunc('month', day::timestamp) + interval '1 month - 1 day')::date),
    (date_trunc('month', day::timestamp)::date, day)
$$;

-- The only writer of spans. It fires after post_to_balances, which locked the balances of the same parts: it needs no lock of its own.
CREATE FUNCTION post_to_spans() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public, pg_temp
  SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET plan_cache_mode = force_generic_plan AS $$
BEGIN
  -- The first entry of a month, or of a day in it: its span begins with what the one before it had.
  INSERT INTO line_spans (
    retreat_id, line_key, since, until,
    -- columns: names
    pledged_cash, pledged_goods, pledged_services, committed_cash, committed_goods, committed_services, received_cash,
    received_goods, received_services, verified_cash, verified_goods, verified_services, received_rkud, received_bast,
    received_direct_to_vendor, received_other_account, verified_rkud, verified_bast, verified_direct_to_vendor,
    verified_other_account, appropriated, spent
    -- end of columns
  )
  SELECT
    p.retreat_id, p.line_key, span.since, span.until,
    -- columns: or zero of before
    coalesce(before.pledged_cash, 0), coalesce(before.pledged_goods, 0), coalesce(before.pledged_services, 0),
    coalesce(before.committed_cash, 0), coalesce(before.committed_goods, 0), coalesce(before.committed_services, 0),
    coalesce(before.received_cash, 0), coalesce(before.received_goods, 0), coalesce(before.received_services, 0),
    coalesce(before.verified_cash, 0), coalesce(before.verified_goods, 0), coalesce(before.verified_services, 0),
    coalesce(before.received_rkud, 0), coalesce(before.received_bast, 0), coalesce(before.received_direct_to_vendor, 0),
    coalesce(before.received_other_account, 0), coalesce(before.verified_rkud, 0), coalesce(before.verified_bast, 0),
    coalesce(before.verified_direct_to_vendor, 0), coalesce(before.verified_other_account, 0),
    coalesce(before.appropriated, 0), coalesce(before.spent, 0)
    -- end of columns
  FROM (
    SELECT DISTINCT retreat_id, coalesce(line_code, '') AS line_key, effective_on FROM posted WHERE measure <> 'reserved'
  ) p
  CROSS JOIN LATERAL spans_of(p.effective_on) span
  LEFT JOIN LATERAL (
    SELECT * FROM line_spans b
    WHERE b.retreat_id = p.retreat_id AND b.line_key = p.line_key AND b.since = span.since AND b.until < span.until
    ORDER BY b.until DESC LIMIT 1
  ) before ON true
  WHERE NOT EXISTS (
    SELECT FROM line_spans own
    WHERE own.retreat_id = p.retreat_id AND own.line_key = p.line_key AND own.since = span.since AND own.until = span.until
  )
  ON CONFLICT DO NOTHING;

  -- Every span that an entry lies in: those that end on its day or later, of its month and from the beginning on.
  WITH change AS (
    SELECT
      s.retreat_id, s.line_key, s.since, s.until,
      -- columns: sums of p
      coalesce(sum(p.amount) FILTER (WHERE p.measure = 'pledged' AND p.form = 'cash'), 0)::int8 AS pledged_cash,
      coalesce(sum(p.amount) FILTER (WHERE p.measure = 'pledged' AND p.form = 'goods'), 0)::int8 AS pledged_goods,
      coalesce(sum(p.amount) FILTER (WHERE p.measure = 'pledged' AND p.form = 'services'), 0)::int8 AS pledged_services,
      coalesce(sum(p.amount) FILTER (WHERE p.measure = 'committed' AND p.form = 'cash'), 0)::int8 AS committed_cash,
      coalesce(sum(p.amount) FILTER (WHERE p.measure = 'committed' AND p.form = 'goods'), 0)::int8 AS committed_goods,
      coalesce(sum(p.amount) FILTER (WHERE p.measure = 'committed' AND p.form = 'services'), 0)::int8 AS committed_services,
      coalesce(sum(p.amount) FILTER (WHERE p.measure = 'received' AND p.form = 'cash'), 0)::int8 AS received_cash,
      coalesce(sum(p.amount) FILTER (WHERE p.measure = 'received' AND p.form = 'goods'), 0)::int8 AS received_goods,
      coalesce(sum(p.amount) FILTER (WHERE p.measure = 'received' AND p.form = 'services'), 0)::int8 AS received_services,
      coalesce(sum(p.amount) FILTER (WHERE p.measure = 'verified' AND p.form = 'cash'), 0)::int8 AS verified_cash,
      coalesce(sum(p.amount) FILTER (WHERE p.measure = 'verified' AND p.form = 'goods'), 0)::int8 AS verified_goods,
      coalesce(sum(p.amount) FILTER (WHERE p.measure = 'verified' AND p.form = 'services'), 0)::int8 AS verified_services,
      coalesce(sum(p.amount) FILTER (WHERE p.measure = 'received' AND p.channel = 'rkud'), 0)::int8 AS received_rkud,
      coalesce(sum(p.amount) FILTER (WHERE p.measure = 'received' AND p.channel = 'bast'), 0)::int8 AS received_bast,
      coalesce(sum(p.amount) FILTER (WHERE p.measure = 'received' AND p.channel = 'direct_to_vendor'), 0)::int8 AS received_direct_to_vendor,
      coalesce(sum(p.amount) FILTER (WHERE p.measure = 'received' AND p.channel = 'other_account'), 0)::int8 AS received_other_account,
      coalesce(sum(p.amount) FILTER (WHERE p.measure = 'verified' AND p.channel = 'rkud'), 0)::int8 AS verified_rkud,
      coalesce(sum(p.amount) FILTER (WHERE p.measure = 'verified' AND p.channel = 'bast'), 0)::int8 AS verified_bast,
      coalesce(sum(p.amount) FILTER (WHERE p.measure = 'verified' AND p.channel = 'direct_to_vendor'), 0)::int8 AS verified_direct_to_vendor,
      coalesce(sum(p.amount) FILTER (WHERE p.measure = 'verified' AND p.channel = 'other_account'), 0)::int8 AS verified_other_account,
      coalesce(sum(p.amount) FILTER (WHERE p.measure = 'appropriated'), 0)::int8 AS appropriated,
      coalesce(sum(p.amount) FILTER (WHERE p.measure = 'spent'), 0)::int8 AS spent
      -- end of columns
    FROM posted p
    JOIN line_spans s ON s.retreat_id = p.retreat_id AND s.line_key = coalesce(p.line_code, '')
      AND s.since = ANY (ARRAY['-infinity'::date, date_trunc('month', p.effective_on::timestamp)::date])
      AND s.until >= p.effective_on
    WHERE p.measure <> 'reserved'
    GROUP BY s.retreat_id, s.line_key, s.since, s.until
  )
  UPDATE line_spans s SET
    -- columns: additions of s
    pledged_cash = s.pledged_cash + c.pledged_cash, pledged_goods = s.pledged_goods + c.pledged_goods,
    pledged_services = s.pledged_services + c.pledged_services, committed_cash = s.committed_cash + c.committed_cash,
    committed_goods = s.committed_goods + c.committed_goods,
    committed_services = s.committed_services + c.committed_services, received_cash = s.received_cash + c.received_cash,
    received_goods = s.received_goods + c.received_goods, received_services = s.received_services + c.received_services,
    verified_cash = s.verified_cash + c.verified_cash, verified_goods = s.verified_goods + c.verified_goods,
    verified_services = s.verified_services + c.verified_services, received_rkud = s.received_rkud + c.received_rkud,
    received_bast = s.received_bast + c.received_bast,
    received_direct_to_vendor = s.received_direct_to_vendor + c.received_direct_to_vendor,
    received_other_account = s.received_other_account + c.received_other_account,
    verified_rkud = s.verified_rkud + c.verified_rkud, verified_bast = s.verified_bast + c.verified_bast,
    verified_direct_to_vendor = s.verified_direct_to_vendor + c.verified_direct_to_vendor,
    verified_other_account = s.verified_other_account + c.verified_other_account,
    appropriated = s.appropriated + c.appropriated, spent = s.spent + c.spent
    -- end of columns
  FROM change c
  WHERE s.retreat_id = c.retreat_id AND s.line_key = c.line_key AND s.since = c.since AND s.until = c.until;
  RETURN NULL;
END $$;

CREATE TRIGGER post_to_spans AFTER INSERT ON journal_entries
  REFERENCING NEW TABLE AS posted FOR EACH STATEMENT EXECUTE FUNCTION post_to_spans();
