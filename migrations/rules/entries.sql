-- What an event posts follows from its records: in its own measures alone, as much as they say, and from the day that is theirs, at the
-- latest of the day of the act, the day of the entry that it follows, and the first open day.

-- 1. Which measures an event moves, up (1), down (-1) or both (0), and what its entries follow: src/platform/log/event-postings.ts says
-- what each word means. Printed from it by `npm run schema`.
CREATE FUNCTION postings_of_events() RETURNS TABLE (event text, measure measure, sign int, follows text) LANGUAGE sql IMMUTABLE AS $$
  SELECT p.event, p.measure::measure, p.sign, p.follows FROM (VALUES
    -- columns: postings by event
    ('budget.adopted', 'reserved', 0, 'moves'), ('budget.adopted', 'pledged', 0, 'moves'),
    ('budget.adopted', 'committed', 0, 'moves'), ('budget.adopted', 'received', 0, 'moves'),
    ('budget.adopted', 'verified', 0, 'moves'), ('pledge.submitted', 'reserved', 1, 'record'),
    ('pledge.withdrawn', 'reserved', -1, 'reserved'), ('pledge.approved', 'pledged', 1, 'reserved'),
    ('pledge.rejected', 'reserved', -1, 'reserved'), ('pledge.cancelled', 'reserved', -1, 'moves'),
    ('pledge.cancelled', 'pledged', -1, 'moves'), ('pledge.cancelled', 'committed', -1, 'moves'),
    ('pledge.agreement_signed', 'committed', 1, 'pledged'), ('pledge.reallocated', 'reserved', 0, 'moves'),
    ('pledge.reallocated', 'pledged', 0, 'moves'), ('pledge.reallocated', 'committed', 0, 'moves'),
    ('disbursement.recorded', 'received', 1, 'record'), ('disbursement.verified', 'verified', 1, 'received'),
    ('disbursement.rejected', 'received', -1, 'received'), ('disbursement.reversed', 'received', -1, 'received'),
    ('disbursement.reallocated', 'reserved', 0, 'moves'), ('disbursement.reallocated', 'pledged', 0, 'moves'),
    ('disbursement.reallocated', 'committed', 0, 'moves'), ('disbursement.reallocated', 'received', 0, 'moves'),
    ('appropriation.stated', 'appropriated', 0, 'statement'), ('expenditure.recorded', 'spent', 1, 'record'),
    ('expenditure.reversed', 'spent', -1, 'record'), ('adjustment.approved increase', 'reserved', 1, 'record'),
    ('adjustment.approved increase', 'pledged', 1, 'record'),
    ('adjustment.approved increase', 'committed', 1, 'record'),
    ('adjustment.approved decrease', 'reserved', -1, 'moves'), ('adjustment.approved decrease', 'pledged', -1, 'moves'),
    ('adjustment.approved decrease', 'committed', -1, 'moves'),
    ('adjustment.approved write_off', 'reserved', -1, 'moves'),
    ('adjustment.approved write_off', 'pledged', -1, 'moves'),
    ('adjustment.approved write_off', 'committed', -1, 'moves'),
    ('adjustment.approved refund', 'received', -1, 'moves'), ('adjustment.approved refund', 'verified', -1, 'moves'),
    ('adjustment.approved refund_ends_promise', 'reserved', -1, 'moves'),
    ('adjustment.approved refund_ends_promise', 'pledged', -1, 'moves'),
    ('adjustment.approved refund_ends_promise', 'committed', -1, 'moves'),
    ('adjustment.approved refund_ends_promise', 'received', -1, 'moves'),
    ('adjustment.approved refund_ends_promise', 'verified', -1, 'moves'),
    ('adjustment.approved reversal', 'received', -1, 'received'),
    ('adjustment.approved reversal', 'verified', -1, 'verified'),
    ('adjustment.approved reallocation', 'reserved', 0, 'moves'),
    ('adjustment.approved reallocation', 'pledged', 0, 'moves'),
    ('adjustment.approved reallocation', 'committed', 0, 'moves'),
    ('adjustment.approved reallocation', 'received', 0, 'moves'),
    ('adjustment.approved reallocation', 'verified', 0, 'moves'),
    ('adjustment.approved agreement', 'committed', -1, 'committed'),
    ('adjustment.approved agreement', 'committed', 1, 'pledged'),
    ('adjustment.approved venue_choice', 'reserved', 0, 'moves'),
    ('adjustment.approved venue_choice', 'pledged', 0, 'moves'),
    ('adjustment.approved venue_choice', 'committed', 0, 'moves'),
    ('adjustment.approved venue_choice', 'received', 0, 'moves'),
    ('adjustment.approved venue_choice', 'verified', 0, 'moves'),
    ('adjustment.approved retreat_cancellation', 'reserved', -1, 'reserved')
    -- end of columns
  ) p (event, measure, sign, follows)
$$;

-- An event that names something else than an id is about no record: `verify` reads what was altered too.
CREATE FUNCTION as_id(value text) RETURNS uuid LANGUAGE sql IMMUTABLE
  RETURN CASE WHEN pg_input_is_valid(value, 'uuid') THEN value::uuid END;

-- What an event is called there: an approval by its type and the kind of what was proposed.
CREATE FUNCTION posting_key(event_type text, a adjustments) RETURNS text LANGUAGE sql IMMUTABLE
  RETURN event_type || CASE WHEN event_type = 'adjustment.approved' THEN ' ' || CASE
    WHEN a.kind = 'amendment' THEN CASE WHEN a.amount > 0 THEN 'increase' ELSE 'decrease' END
    WHEN a.kind = 'agreement' AND a.request ->> 'relation' = 'addendum' THEN 'addendum'
    WHEN a.ends_promise THEN 'refund_ends_promise'
    ELSE a.kind::text END ELSE '' END;

-- 2. What takes or moves: at any date as much as stands there on every date from then on, at most what is wanted, and of a measure
-- whatever would stand above what is left of the one above it. `withdraw` in src/platform/journal/move-entries.ts says the same.

CREATE FUNCTION withdrawn(standing jsonb, of_line text, wanted numeric, since date, measures text[])
  RETURNS TABLE (measure text, day date, amount numeric) LANGUAGE sql IMMUTABLE AS $$
  WITH layers AS (
    SELECT greatest(s.day, since) AS day, coalesce(sum(s.amount) FILTER (WHERE s.measure = measures[1]), 0) AS first,
      coalesce(sum(s.amount) FILTER (WHERE s.measure = measures[2]), 0) AS second,
      coalesce(sum(s.amount) FILTER (WHERE s.measure = measures[3]), 0) AS third
    FROM jsonb_to_recordset(standing) s (line text, measure text, day date, amount numeric)
    WHERE s.line IS NOT DISTINCT FROM of_line GROUP BY 1
  ), course AS (
    SELECT l.day, sum(l.first) OVER so_far AS first, sum(l.second) OVER so_far AS second, sum(l.third) OVER so_far AS third
    FROM layers l WINDOW so_far AS (ORDER BY l.day)
  ), firsts AS (
    SELECT c.*, least(wanted, min(c.first) OVER (ORDER BY c.day DESC)) AS first_gone FROM course c
  ), seconds AS (
    SELECT f.*, greatest(0, f.second - (f.first - f.first_gone)) AS second_gone FROM firsts f
  ), thirds AS (
    SELECT s.*, greatest(0, s.third - (s.second - s.second_gone)) AS third_gone FROM seconds s
  )
  SELECT gone.measure, gone.day, gone.amount FROM (
    SELECT m.measure, t.day, m.gone - lag(m.gone, 1, 0) OVER (PARTITION BY m.place ORDER BY t.day) AS amount
    FROM thirds t CROSS JOIN LATERAL (VALUES (1, measures[1], t.first_gone), (2, measures[2], t.second_gone), (3, measures[3], t.third_gone))
      m (place, measure, gone)
  ) gone WHERE gone.amount <> 0
$$;

-- What stood of a record before an event, by line, measure and day: of a pledge its promise, of a disbursement its money.
CREATE FUNCTION standing_before(before int8, of_pledge uuid, of_disbursement uuid)
  RETURNS TABLE (line_code text, measure measure, effective_on date, amount numeric) LANGUAGE plpgsql STABLE
  SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET plan_cache_mode = force_generic_plan AS $$
BEGIN
  IF of_disbursement IS NULL THEN
    RETURN QUERY SELECT j.line_code, j.measure, j.effective_on, sum(j.amount)
      FROM journal_entries j JOIN events e ON e.id = j.event_id
      WHERE j.pledge_id = of_pledge AND j.measure IN ('reserved', 'pledged', 'committed') AND e.sequence < before
      GROUP BY 1, 2, 3 HAVING sum(j.amount) <> 0;
  ELSE
    RETURN QUERY SELECT j.line_code, j.measure, j.effective_on, sum(j.amount)
      FROM journal_entries j JOIN events e ON e.id = j.event_id
      WHERE j.disbursement_id = of_disbursement AND e.sequence < before
      GROUP BY 1, 2, 3 HAVING sum(j.amount) <> 0;
  END IF;
END $$;

-- What these events take or move, in their order, each where the one before left it.
CREATE FUNCTION entries_moved(ids uuid[])
  RETURNS TABLE (event_id uuid, retreat_id uuid, pledge_id uuid, disbursement_id uuid, measure measure, line_code text, day date, amount numeric)
  LANGUAGE plpgsql STABLE SET enable_seqscan = off SET plan_cache_mode = force_generic_plan AS $$
BEGIN
  RETURN QUERY WITH RECURSIVE found AS MATERIALIZED (
    SELECT e.id, e.sequence, e.retreat_id, e.type, posting_key(e.type, a) AS key, a.pledge_id, a.disbursement_id, a.split,
      coalesce(a.booked_on, a.effective_on) AS since
    FROM events e LEFT JOIN adjustments a ON a.id = CASE e.type WHEN 'adjustment.approved' THEN as_id(e.subject_id) END
    WHERE e.id = ANY (ids)
  ), wanted AS (
    -- What is cancelled is given back whole.
    SELECT f.id, f.sequence, 0::int8 AS place, as_id(v.record_id) AS pledge_id, NULL::uuid AS disbursement_id, n.line_code AS source, false AS arrives,
      NULL::text AS target, n.amount, (v.row ->> 'cancelled_on')::date AS since
    FROM found f JOIN record_versions v ON v.event_id = f.id AND v.kind = 'pledges'
    CROSS JOIN LATERAL (
      SELECT s.line_code, sum(s.amount) AS amount FROM standing_before(f.sequence, as_id(v.record_id), NULL) s WHERE s.measure = 'reserved' GROUP BY 1
    ) n
    WHERE f.type = 'pledge.cancelled'
    UNION ALL
    SELECT f.id, f.sequence, 0, f.pledge_id, taken.disbursement_id, part.line_code, false, NULL, part.amount, f.since
    FROM found f
    CROSS JOIN LATERAL (
      SELECT NULL::uuid WHERE f.key IN ('adjustment.approved decrease', 'adjustment.approved write_off', 'adjustment.approved refund_ends_promise')
      UNION ALL
      SELECT f.disbursement_id WHERE f.key IN ('adjustment.approved refund', 'adjustment.approved refund_ends_promise')
    ) taken (disbursement_id)
    CROSS JOIN LATERAL (
      SELECT p ->> 'lineCode', (p ->> 'amount')::numeric FROM jsonb_array_elements(f.split -> 'allocations') p
      UNION ALL SELECT NULL, (f.split ->> 'unallocated')::numeric
    ) part (line_code, amount)
    UNION ALL
    -- The promise moves with the money that settled it.
    SELECT f.id, f.sequence, m.place, (m.move ->> 'pledgeId')::uuid, moved.disbursement_id, m.move ->> 'from', true, m.move ->> 'to',
      (m.move ->> 'amount')::numeric, coalesce(t.booked_on, t.effective_on)
    FROM found f JOIN transfers t ON t.event_id = f.id
    CROSS JOIN LATERAL jsonb_array_elements(t.moves) WITH ORDINALITY m (move, place)
    CROSS JOIN LATERAL (
      SELECT NULL::uuid UNION ALL SELECT (m.move ->> 'disbursementId')::uuid WHERE m.move ->> 'disbursementId' IS NOT NULL
    ) moved (disbursement_id)
  ), runs AS (
    -- Moves that follow each other from the same part to the same part are one: a pledge may have thousands of receipts.
    SELECT w.*, row_number() OVER (PARTITION BY w.id, w.pledge_id, w.disbursement_id ORDER BY w.place)
      - row_number() OVER (PARTITION BY w.id, w.pledge_id, w.disbursement_id, w.source, w.target ORDER BY w.place) AS run
    FROM wanted w WHERE w.amount > 0
  ), steps AS MATERIALIZED (
    SELECT r.id, r.sequence, r.pledge_id, r.disbursement_id, coalesce(r.disbursement_id, r.pledge_id) AS record, r.source, r.arrives, r.target,
      r.since, sum(r.amount) AS amount,
      row_number() OVER (PARTITION BY r.id, r.pledge_id, r.disbursement_id ORDER BY min(r.place), r.source) AS place
    FROM runs r GROUP BY r.id, r.sequence, r.pledge_id, r.disbursement_id, r.source, r.arrives, r.target, r.since, r.run
  ), made AS (
    SELECT r.id, r.pledge_id, r.disbursement_id, r.record, 0::int8 AS place, s.standing, '[]'::jsonb AS entries
    FROM (SELECT DISTINCT t.id, t.sequence, t.pledge_id, t.disbursement_id, t.record FROM steps t) r
    CROSS JOIN LATERAL (
      SELECT coalesce(jsonb_agg(jsonb_build_object('line', b.line_code, 'measure', b.measure, 'day', b.effective_on, 'amount', b.amount)), '[]')
      FROM standing_before(r.sequence, r.pledge_id, r.disbursement_id) b
    ) s (standing)
    UNION ALL
    SELECT m.id, m.pledge_id, m.disbursement_id, m.record, s.place, m.standing || next.entries, next.entries
    FROM made m JOIN steps s ON s.id = m.id AND s.record = m.record AND s.place = m.place + 1
    CROSS JOIN LATERAL (
      SELECT coalesce(jsonb_agg(jsonb_build_object('line', side.line, 'measure', w.measure, 'day', w.day, 'amount', side.sign * w.amount)), '[]')
      FROM withdrawn(m.standing, s.source, s.amount, s.since, CASE WHEN m.disbursement_id IS NULL THEN '{reserved,pledged,committed}'::text[]
        ELSE '{received,verified}' END) w
      CROSS JOIN LATERAL (VALUES (s.source, -1), (s.target, 1)) side (line, sign)
      WHERE side.sign < 0 OR s.arrives
    ) next (entries)
  )
  SELECT m.id, f.retreat_id, m.pledge_id, m.disbursement_id, x.measure, x.line, x.day, x.amount
  FROM made m JOIN found f ON f.id = m.id CROSS JOIN LATERAL jsonb_to_recordset(m.entries) x (line text, measure measure, day date, amount numeric);
END $$;

-- 3. All that these events are to post. `is_own`: on this very day, and not from the first open day on.
CREATE FUNCTION entries_due(ids uuid[])
  RETURNS TABLE (event_id uuid, retreat_id uuid, pledge_id uuid, disbursement_id uuid, measure measure, line_code text, day date, amount numeric,
    is_own bool)
  LANGUAGE plpgsql STABLE
  SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET plan_cache_mode = force_generic_plan AS $$
DECLARE
  types text[] := ARRAY(SELECT DISTINCT e.type FROM events e WHERE e.id = ANY (ids));
BEGIN
  IF 'disbursement.recorded' = ANY (types) THEN
    RETURN QUERY WITH found AS MATERIALIZED (
      SELECT e.id, e.retreat_id, as_id(e.subject_id) AS record FROM events e WHERE e.id = ANY (ids) AND e.type = 'disbursement.recorded'
    )
    SELECT f.id, f.retreat_id, d.pledge_id, d.id, 'received'::measure, part.line_code, coalesce(d.booked_on, d.received_on), part.amount, true
    FROM found f JOIN disbursements d ON d.id = f.record
    CROSS JOIN LATERAL (
      SELECT p ->> 'lineCode', (p ->> 'amount')::numeric FROM jsonb_array_elements(d.allocations) p UNION ALL SELECT NULL, d.unallocated
    ) part (line_code, amount);
  END IF;

  -- A draft is corrected and submitted again: as it was then.
  IF 'pledge.submitted' = ANY (types) THEN
    RETURN QUERY SELECT e.id, e.retreat_id, as_id(v.record_id), NULL::uuid, 'reserved'::measure, part.line_code,
      coalesce(v.row ->> 'booked_on', v.row ->> 'pledged_on')::date, part.amount, true
    FROM events e JOIN record_versions v ON v.event_id = e.id AND v.kind = 'pledges' AND v.record_id = e.subject_id
    CROSS JOIN LATERAL (
      SELECT p ->> 'lineCode', (p ->> 'amount')::numeric FROM jsonb_array_elements(v.row -> 'allocations') p
      UNION ALL SELECT NULL, (v.row ->> 'unallocated')::numeric
    ) part (line_code, amount)
    WHERE e.id = ANY (ids) AND e.type = 'pledge.submitted';
  END IF;

  IF types && '{expenditure.recorded,expenditure.reversed}' THEN
    RETURN QUERY WITH found AS MATERIALIZED (
      SELECT e.id, e.retreat_id, e.type, as_id(e.subject_id) AS record FROM events e WHERE e.id = ANY (ids) AND e.type IN ('expenditure.recorded', 'expenditure.reversed')
    )
    SELECT f.id, f.retreat_id, NULL::uuid, NULL::uuid, 'spent'::measure, x.line_code, coalesce(x.booked_on, x.spent_on),
      CASE f.type WHEN 'expenditure.recorded' THEN x.amount ELSE -x.amount END::numeric, f.type = 'expenditure.recorded'
    FROM found f JOIN expenditures x ON x.id = f.record;
  END IF;

  -- What more is promised counts like the pledge: not before it, and as committed where there is an agreement.
  IF 'adjustment.approved' = ANY (types) THEN
    RETURN QUERY WITH found AS MATERIALIZED (
      SELECT e.id, e.retreat_id, as_id(e.subject_id) AS record FROM events e WHERE e.id = ANY (ids) AND e.type = 'adjustment.approved'
    )
    SELECT f.id, f.retreat_id, a.pledge_id, NULL::uuid, m.measure::measure, part.line_code,
      greatest(coalesce(a.booked_on, a.effective_on), coalesce(v.row ->> 'booked_on', v.row ->> 'pledged_on')::date, m.since), part.amount, false
    FROM found f JOIN adjustments a ON a.id = f.record AND a.kind = 'amendment' AND a.amount > 0
    JOIN record_versions v ON v.event_id = f.id AND v.kind = 'pledges' AND v.record_id = a.pledge_id::text
    CROSS JOIN LATERAL (
      VALUES ('reserved', NULL::date), ('pledged', NULL), ('committed', (v.row ->> 'agreement_signed_on')::date)
    ) m (measure, since)
    CROSS JOIN LATERAL (
      SELECT p ->> 'lineCode', (p ->> 'amount')::numeric FROM jsonb_array_elements(a.split -> 'allocations') p
      UNION ALL SELECT NULL, (a.split ->> 'unallocated')::numeric
    ) part (line_code, amount)
    WHERE m.measure <> 'committed' OR m.since IS NOT NULL;
  END IF;

  -- What confirms or negates follows the net entries of the records that the event writes.
  IF types && '{pledge.approved,pledge.rejected,pledge.withdrawn,pledge.agreement_signed,disbursement.verified,disbursement.rejected,disbursement.reversed,adjustment.approved}' THEN
    RETURN QUERY WITH found AS MATERIALIZED (
      SELECT e.id, e.sequence, e.retreat_id, posting_key(e.type, a) AS key, v.kind, as_id(v.record_id) AS record, (v.row ->> 'agreement_signed_on')::date AS signed_on,
        CASE a.kind WHEN 'retreat_cancellation' THEN (a.request ->> 'cancelledOn')::date END AS since
      FROM events e LEFT JOIN adjustments a ON a.id = CASE e.type WHEN 'adjustment.approved' THEN as_id(e.subject_id) END
      JOIN record_versions v ON v.event_id = e.id AND v.kind IN ('pledges', 'disbursements')
      WHERE e.id = ANY (ids)
    ), following AS MATERIALIZED (
      SELECT f.*, p.measure, p.sign, p.follows FROM found f
      JOIN postings_of_events() p ON p.event = f.key AND p.follows NOT IN ('record', 'moves', 'statement')
      WHERE (f.kind = 'disbursements') = (p.follows IN ('received', 'verified'))
    )
    SELECT f.id, f.retreat_id, CASE f.kind WHEN 'pledges' THEN f.record ELSE d.pledge_id END, d.id, f.measure, n.line_code,
      greatest(n.effective_on, f.since, CASE f.follows WHEN 'pledged' THEN f.signed_on END), f.sign * n.amount, false
    FROM following f LEFT JOIN disbursements d ON d.id = CASE f.kind WHEN 'disbursements' THEN f.record END
    CROSS JOIN LATERAL standing_before(f.sequence, f.record, d.id) n
    WHERE n.measure::text = f.follows;
  END IF;

  -- On every day a line has what the last statement says that counts by then.
  IF 'appropriation.stated' = ANY (types) THEN
    RETURN QUERY WITH found AS MATERIALIZED (
      SELECT e.id, e.sequence, e.retreat_id, as_id(e.subject_id) AS record FROM events e WHERE e.id = ANY (ids) AND e.type = 'appropriation.stated'
    ), lines AS MATERIALIZED (
      SELECT f.id, f.sequence, f.retreat_id, item ->> 'lineCode' AS line_code
      FROM found f JOIN appropriations a ON a.id = f.record CROSS JOIN LATERAL jsonb_array_elements(a.items) item
    ), stated AS MATERIALIZED (
      SELECT l.id, l.retreat_id, l.line_code, (item ->> 'amount')::numeric AS amount, a.effective_on, coalesce(a.booked_on, a.effective_on) AS counts_from, e.sequence
      FROM lines l JOIN appropriations a ON a.retreat_id = l.retreat_id
      JOIN events e ON e.subject_type = 'appropriation' AND e.subject_id = a.id::text AND e.type = 'appropriation.stated' AND e.sequence <= l.sequence
      CROSS JOIN LATERAL jsonb_array_elements(a.items) item
      WHERE item ->> 'lineCode' = l.line_code
    ), before AS MATERIALIZED (
      SELECT l.id, l.retreat_id, l.line_code, j.effective_on, sum(j.amount) AS amount
      FROM lines l JOIN journal_entries j ON j.retreat_id = l.retreat_id AND j.line_code = l.line_code AND j.measure = 'appropriated'
      JOIN events e ON e.id = j.event_id AND e.sequence < l.sequence
      GROUP BY 1, 2, 3, 4
    ), course AS (
      SELECT d.id, d.retreat_id, d.line_code, d.on_day,
        coalesce((SELECT s.amount FROM stated s WHERE s.id = d.id AND s.line_code = d.line_code AND s.counts_from <= d.on_day
          ORDER BY s.effective_on DESC, s.sequence DESC LIMIT 1), 0)
        - coalesce((SELECT sum(b.amount) FROM before b WHERE b.id = d.id AND b.line_code = d.line_code AND b.effective_on <= d.on_day), 0) AS more
      FROM (
        SELECT s.id, s.retreat_id, s.line_code, s.counts_from FROM stated s UNION SELECT b.id, b.retreat_id, b.line_code, b.effective_on FROM before b
      ) d (id, retreat_id, line_code, on_day)
    )
    SELECT c.id, c.retreat_id, NULL::uuid, NULL::uuid, 'appropriated'::measure, c.line_code, c.on_day,
      c.more - lag(c.more, 1, 0::numeric) OVER (PARTITION BY c.id, c.line_code ORDER BY c.on_day), true
    FROM course c;
  END IF;

  IF types && '{pledge.cancelled,pledge.reallocated,disbursement.reallocated,budget.adopted,adjustment.approved}' THEN
    RETURN QUERY SELECT m.event_id, m.retreat_id, m.pledge_id, m.disbursement_id, m.measure, m.line_code, m.day, m.amount, false FROM entries_moved(ids) m;
  END IF;
END $$;

-- 4. Entries come before their event, which is appended last; and then they are what it has to post.

CREATE FUNCTION entries_come_first() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public, pg_temp
  SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET plan_cache_mode = force_generic_plan AS $$
BEGIN
  IF EXISTS (SELECT FROM (SELECT DISTINCT event_id FROM posted) p JOIN events e ON e.id = p.event_id) THEN
    RAISE EXCEPTION 'an entry names an event that was appended before it'
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'entries_come_first', TABLE = 'journal_entries';
  END IF;
  RETURN NULL;
END $$;

-- Named to fire last, so that what a balance refuses is named first.
CREATE TRIGGER within_their_event AFTER INSERT ON journal_entries
  REFERENCING NEW TABLE AS posted FOR EACH STATEMENT EXECUTE FUNCTION entries_come_first();

CREATE FUNCTION entries_are_due() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public, pg_temp
  SET enable_seqscan = off SET enable_mergejoin = off SET plan_cache_mode = force_generic_plan AS $$
DECLARE
  ids uuid[] := ARRAY(SELECT a.id FROM appended a);
  posting uuid[] := ARRAY(SELECT a.id FROM appended a WHERE a.type = ANY (ARRAY(SELECT split_part(p.event, ' ', 1) FROM postings_of_events() p)));
  wrong record;
BEGIN
  WITH posted AS MATERIALIZED (
    SELECT j.event_id, j.measure, sign(j.amount) AS sign FROM journal_entries j WHERE j.event_id = ANY (ids)
  ), kinds AS MATERIALIZED (
    SELECT DISTINCT e.type, CASE e.type WHEN 'adjustment.approved' THEN as_id(e.subject_id) END AS proposal, p.measure, p.sign
    FROM posted p JOIN appended e ON e.id = p.event_id
  )
  SELECT k.* INTO wrong FROM kinds k
  WHERE NOT EXISTS (
    SELECT FROM postings_of_events() p
    WHERE p.event = coalesce((SELECT posting_key(k.type, a) FROM adjustments a WHERE a.id = k.proposal), k.type)
      AND p.measure = k.measure AND (p.sign IN (0, k.sign) OR p.follows NOT IN ('record', 'moves', 'statement')))
  LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION '% does not move % (%)', wrong.type, wrong.measure, wrong.sign
      USING ERRCODE = 'check_violation', CONSTRAINT = 'event_posts_its_measures', TABLE = 'journal_entries';
  ELSIF posting = '{}' THEN
    RETURN NULL;
  END IF;

  WITH open AS MATERIALIZED (
    SELECT r.id, greatest(earliest_day(r.fiscal_year), closed_through(r.created_at) + 1) AS day
    FROM retreats r WHERE r.id = ANY (ARRAY(SELECT DISTINCT a.retreat_id FROM appended a))
  )
  SELECT b.event_id, b.measure, b.line_code, b.day, sum(b.amount) AS amount INTO wrong
  FROM (
    SELECT d.event_id, d.retreat_id, d.pledge_id, d.disbursement_id, d.measure, d.line_code,
      CASE WHEN d.is_own THEN d.day ELSE greatest(d.day, o.day) END AS day, d.amount
    FROM entries_due(posting) d LEFT JOIN open o ON o.id = d.retreat_id
    UNION ALL
    SELECT j.event_id, j.retreat_id, j.pledge_id, j.disbursement_id, j.measure, j.line_code, j.effective_on, -j.amount
    FROM journal_entries j WHERE j.event_id = ANY (posting)
  ) b
  GROUP BY b.event_id, b.retreat_id, b.pledge_id, b.disbursement_id, b.measure, b.line_code, b.day
  HAVING sum(b.amount) <> 0 LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'event % has % too little of % on %, on %', wrong.event_id, wrong.amount, wrong.measure, coalesce(wrong.line_code, 'no line'), wrong.day
      USING ERRCODE = 'check_violation', CONSTRAINT = 'entries_are_due', TABLE = 'journal_entries';
  END IF;
  RETURN NULL;
END $$;

-- Named to fire behind attach_row_versions, which gives the event its rows.
CREATE TRIGGER entries_are_due AFTER INSERT ON events
  REFERENCING NEW TABLE AS appended FOR EACH STATEMENT EXECUTE FUNCTION entries_are_due();

-- 5. The record of what was moved is that of its event: of the same subject, of its parts, and from the day that the event's record says.

-- By what is free of a line afterwards for promises and for money, whether no more left it than had no room.
CREATE FUNCTION leaves_no_more(free_for_promises numeric, free_for_money numeric, promised numeric, handed_over numeric) RETURNS bool LANGUAGE sql IMMUTABLE
  RETURN (promised = 0 OR free_for_promises <= handed_over) AND (handed_over = 0 OR free_for_promises = 0 OR free_for_money = 0);

CREATE FUNCTION transfer_follows_its_event() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public, pg_temp SET enable_seqscan = off AS $$
DECLARE
  event events;
  proposal adjustments;
  subject uuid[] := (SELECT ARRAY[d.pledge_id, d.id] FROM disbursements d WHERE NEW.kind = 'disbursement_reallocation' AND d.id::text = NEW.subject_id);
BEGIN
  SELECT * INTO event FROM events WHERE id = NEW.event_id;
  IF event.type = 'adjustment.approved' THEN
    SELECT * INTO proposal FROM adjustments WHERE id = as_id(event.subject_id);
  ELSIF event.type = 'disbursement.reallocated' AND NEW.booked_on IS NULL THEN
    PERFORM assert_open_day(NEW.retreat_id, NEW.effective_on, ' /effectiveOn');
  ELSIF event.type = 'disbursement.reallocated' THEN
    PERFORM assert_closed_day(NEW.retreat_id, NEW.effective_on, ' /effectiveOn');
  END IF;
  IF NOT coalesce(CASE NEW.kind
    WHEN 'pledge_reallocation' THEN event.type = 'pledge.reallocated' AND event.subject_id = NEW.subject_id
    WHEN 'disbursement_reallocation' THEN event.type = 'disbursement.reallocated' AND event.subject_id = NEW.subject_id
      OR proposal.kind = 'reallocation' AND proposal.disbursement_id::text = NEW.subject_id
        AND (proposal.effective_on, proposal.booked_on) IS NOT DISTINCT FROM (NEW.effective_on, NEW.booked_on)
    WHEN 'budget_adoption' THEN event.type = 'budget.adopted' AND event.subject_id = NEW.subject_id AND NEW.booked_on IS NULL AND EXISTS (
      SELECT FROM budget_versions v
      WHERE v.retreat_id = NEW.retreat_id AND concat_ws('/', v.retreat_id, v.number) = NEW.subject_id AND v.adopted_on = NEW.effective_on)
    WHEN 'venue_choice' THEN proposal.kind = 'venue_choice' AND proposal.request ->> 'venueCode' = NEW.subject_id
      AND proposal.effective_on = NEW.effective_on AND NEW.booked_on IS NULL END, false)
    OR EXISTS (
      SELECT FROM jsonb_array_elements(NEW.moves) m WHERE NOT coalesce(CASE NEW.kind
        WHEN 'pledge_reallocation' THEN m ->> 'pledgeId' = NEW.subject_id AND m ->> 'disbursementId' IS NULL
        WHEN 'disbursement_reallocation' THEN (m ->> 'pledgeId')::uuid = subject[1] AND (m ->> 'disbursementId')::uuid = subject[2]
        ELSE m ->> 'to' IS NULL END, false)) THEN
    RAISE EXCEPTION 'transfer % of % is not that of its event', NEW.id, NEW.subject_id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'transfer_follows_its_event', TABLE = 'transfers';
  END IF;
  -- Nothing leaves a line by a choice or an adoption but what may not stay there: promises before money, and no more than has no room.
  IF NEW.kind IN ('venue_choice', 'budget_adoption') AND EXISTS (
    SELECT FROM (
      SELECT m ->> 'from' AS line_code, coalesce(sum((m ->> 'amount')::int8) FILTER (WHERE m ->> 'disbursementId' IS NULL), 0) AS promised,
        coalesce(sum((m ->> 'amount')::int8) FILTER (WHERE m ->> 'disbursementId' IS NOT NULL), 0) AS handed_over
      FROM jsonb_array_elements(NEW.moves) m GROUP BY 1
    ) gone LEFT JOIN LATERAL (
      SELECT * FROM line_balances b WHERE b.retreat_id = NEW.retreat_id AND b.line_code = gone.line_code
    ) b ON true
    WHERE NOT coalesce(CASE NEW.kind WHEN 'venue_choice' THEN NOT b.csr_eligible
      ELSE leaves_no_more(CASE WHEN b.csr_eligible THEN b.ceiling ELSE 0 END - b.reserved, b.ceiling - b.spent - (
        -- columns: received of b
        b.received_cash + b.received_goods + b.received_services
        -- end of columns
      ), gone.promised, gone.handed_over) END, false)) THEN
    RAISE EXCEPTION 'transfer % moves what could have stayed', NEW.id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'transfer_follows_its_event', TABLE = 'transfers';
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER transfer_follows_its_event AFTER INSERT ON transfers DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION transfer_follows_its_event();
