-- The whole schema, printed from the catalogs of a migrated database by `npm run schema`: to read and to compare, not to run.
-- Sorted by name. Everything belongs to the role "owner" unless another is said; "application" is the service's own role.

-- Schemas

CREATE SCHEMA drizzle;
GRANT USAGE ON SCHEMA drizzle TO application;

CREATE SCHEMA public;
ALTER SCHEMA public OWNER TO pg_database_owner;
GRANT USAGE ON SCHEMA public TO public;

-- Extensions

CREATE EXTENSION pg_trgm SCHEMA public;

CREATE EXTENSION plpgsql SCHEMA pg_catalog;

-- Types

CREATE TYPE adjustment_kind AS ENUM ('amendment', 'write_off', 'refund', 'reversal', 'reallocation', 'agreement', 'venue_choice', 'retreat_change', 'retreat_cancellation', 'retreat_restoration', 'disclosure');

CREATE TYPE adjustment_state AS ENUM ('proposed', 'approved', 'rejected', 'withdrawn');

CREATE TYPE agreement_kind AS ENUM ('nphd', 'cooperation');

CREATE TYPE attachable_type AS ENUM ('pledge', 'disbursement', 'adjustment', 'expenditure', 'retreat');

CREATE TYPE attachment_kind AS ENUM ('letter', 'agreement', 'evidence', 'handover', 'photo', 'opinion', 'other');

CREATE TYPE budget_state AS ENUM ('draft', 'adopted', 'superseded', 'discarded');

CREATE TYPE channel AS ENUM ('rkud', 'bast', 'direct_to_vendor', 'other_account');

CREATE TYPE closing_state AS ENUM ('closed', 'open');

CREATE TYPE delivery_state AS ENUM ('waiting', 'delivered', 'dead');

CREATE TYPE disbursement_state AS ENUM ('recorded', 'verified', 'rejected', 'reversed');

CREATE TYPE disclosure_kind AS ENUM ('permit', 'procurement', 'tax_arrears', 'sanction');

CREATE TYPE document_media_type AS ENUM ('application/pdf', 'image/jpeg', 'image/png');

CREATE TYPE evidence_kind AS ENUM ('sts', 'bank_transfer', 'bast');

CREATE TYPE expenditure_state AS ENUM ('recorded', 'reversed');

CREATE TYPE follow_up_kind AS ENUM ('explained', 'accepted_risk', 'settled');

CREATE TYPE form AS ENUM ('cash', 'goods', 'services');

CREATE TYPE import_kind AS ENUM ('budget', 'pledges');

CREATE TYPE import_state AS ENUM ('kept', 'discarded');

CREATE TYPE language AS ENUM ('id', 'en');

CREATE TYPE measure AS ENUM ('reserved', 'pledged', 'committed', 'received', 'verified', 'appropriated', 'spent');

CREATE TYPE pledge_state AS ENUM ('draft', 'submitted', 'active', 'rejected', 'cancelled', 'discarded');

CREATE TYPE role AS ENUM ('finance', 'verifier', 'auditor', 'integration', 'admin');

CREATE TYPE transfer_kind AS ENUM ('pledge_reallocation', 'disbursement_reallocation', 'budget_adoption', 'venue_choice');

CREATE TYPE user_kind AS ENUM ('person', 'system');

CREATE TYPE valuation_basis AS ENUM ('invoice', 'appraisal', 'declared');

CREATE TYPE webhook_state AS ENUM ('active', 'ended');

-- Functions

CREATE OR REPLACE FUNCTION public.addenda_are_whole(addenda jsonb, today date)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE STRICT
RETURN (SELECT COALESCE(bool_and(COALESCE((((a.value ->> 'kind'::text) = ANY (ARRAY['nphd'::text, 'cooperation'::text])) AND (length((a.value ->> 'number'::text)) > 0) AND COALESCE(((a.value ->> 'signedOn'::text) ~ '^\d{4}-\d{2}-\d{2}$'::text), false) AND ((((a.value ->> 'signedOn'::text))::date >= '2000-01-01'::date) AND (((a.value ->> 'signedOn'::text))::date <= addenda_are_whole.today)) AND ((length((a.value ->> 'reason'::text)) >= 3) AND (length((a.value ->> 'reason'::text)) <= 500))), false)), true) AS "coalesce" FROM jsonb_array_elements(addenda_are_whole.addenda) a(value));

CREATE OR REPLACE FUNCTION public.agreement_takes_two()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF (NEW.agreement_kind, NEW.agreement_number, NEW.agreement_signed_on, NEW.agreement_document_id, NEW.agreement_reason)
    IS DISTINCT FROM (OLD.agreement_kind, OLD.agreement_number, OLD.agreement_signed_on, OLD.agreement_document_id, OLD.agreement_reason) THEN
    PERFORM assert_approved('agreement', NEW.id, jsonb_build_object('relation', 'correction', 'kind', NEW.agreement_kind,
      'number', NEW.agreement_number, 'signedOn', NEW.agreement_signed_on, 'documentId', NEW.agreement_document_id,
      'reason', NEW.agreement_reason), to_jsonb(OLD));
  END IF;
  IF NEW.addenda <> OLD.addenda THEN
    IF NEW.addenda <> OLD.addenda || jsonb_build_array(NEW.addenda -> -1) THEN
      PERFORM refuse_transition('takes_two_people', 'agreements', 'others');
    END IF;
    PERFORM assert_approved('agreement', NEW.id, '{"relation": "addendum"}' || (NEW.addenda -> -1), to_jsonb(OLD));
  END IF;
  RETURN NULL;
END $function$;
REVOKE EXECUTE ON ROUTINE agreement_takes_two() FROM public;

CREATE OR REPLACE FUNCTION public.amounts_are_positive(items jsonb)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN (NOT jsonb_path_exists(items, '$[*]?(!(@."amount" >= 1) || (@."amount" >= 1) is unknown)'::jsonpath));

CREATE OR REPLACE FUNCTION public.amounts_of(items jsonb)
 RETURNS bigint
 LANGUAGE sql
 IMMUTABLE STRICT
RETURN (SELECT (COALESCE(sum(((item.value ->> 'amount'::text))::bigint), (0)::numeric))::bigint AS "coalesce" FROM jsonb_array_elements(amounts_of.items) item(value));

CREATE OR REPLACE FUNCTION public.are_due_from(instalments jsonb, first date)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE STRICT
RETURN (SELECT COALESCE(bool_and((COALESCE(((i.value ->> 'dueOn'::text) ~ '^\d{4}-\d{2}-\d{2}$'::text), false) AND (((i.value ->> 'dueOn'::text))::date >= are_due_from.first))), true) AS "coalesce" FROM jsonb_array_elements(are_due_from.instalments) i(value));

CREATE OR REPLACE FUNCTION public.are_due_within(instalments jsonb, last date)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE STRICT
RETURN (SELECT COALESCE(bool_and((COALESCE(((i.value ->> 'dueOn'::text) ~ '^\d{4}-\d{2}-\d{2}$'::text), false) AND (((i.value ->> 'dueOn'::text))::date <= are_due_within.last))), true) AS "coalesce" FROM jsonb_array_elements(are_due_within.instalments) i(value));

CREATE OR REPLACE FUNCTION public.as_id(value text)
 RETURNS uuid
 LANGUAGE sql
 IMMUTABLE
RETURN CASE WHEN pg_input_is_valid(value, 'uuid'::text) THEN (value)::uuid ELSE NULL::uuid END;

CREATE OR REPLACE FUNCTION public.asked_moves(a adjustments)
 RETURNS TABLE(measure text, line_code text, amount numeric)
 LANGUAGE sql
 STABLE
BEGIN ATOMIC
 SELECT m.measure,
     part.line_code,
     (((m.sign)::double precision * sign(((asked_moves.a).amount)::double precision)) * (part.amount)::double precision)
    FROM ( VALUES ('amendment'::text,'reserved'::text,1), ('amendment'::text,'pledged'::text,1), ('write_off'::text,'reserved'::text,'-1'::integer), ('write_off'::text,'pledged'::text,'-1'::integer), ('refund'::text,'received'::text,'-1'::integer), ('refund'::text,'reserved'::text,'-1'::integer), ('refund'::text,'pledged'::text,'-1'::integer), ('reversal'::text,'received'::text,'-1'::integer), ('reversal'::text,'verified'::text,'-1'::integer)) m(kind, measure, sign),
     LATERAL ( SELECT (p.value ->> 'lineCode'::text) AS "?column?",
             ((p.value ->> 'amount'::text))::bigint AS int8
            FROM jsonb_array_elements(((asked_moves.a).split -> 'allocations'::text)) p(value)
         UNION ALL
          SELECT NULL::text,
             (((asked_moves.a).split ->> 'unallocated'::text))::bigint AS int8) part(line_code, amount)
   WHERE ((m.kind = ((asked_moves.a).kind)::text) AND (((asked_moves.a).kind <> 'refund'::adjustment_kind) OR (m.measure = 'received'::text) OR (asked_moves.a).ends_promise))
 UNION ALL
  SELECT m.measure,
     (move.value ->> side.part),
     (side.sign * ((move.value ->> 'amount'::text))::bigint)
    FROM jsonb_array_elements(((asked_moves.a).request -> 'moves'::text)) move(value),
     ( VALUES ('from'::text,'-1'::integer), ('to'::text,1)) side(part, sign),
     ( VALUES ('reserved'::text), ('pledged'::text), ('received'::text), ('verified'::text)) m(measure)
   WHERE ((asked_moves.a).kind = 'reallocation'::adjustment_kind);
END;

CREATE OR REPLACE FUNCTION public.assert_actors()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET enable_seqscan TO 'off'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
DECLARE
  wrong text;
  broken text;
BEGIN
  WITH actors AS MATERIALIZED (
    SELECT w.id, makers_of(w.id)::text[] AS makers
    FROM (SELECT DISTINCT e.actor_id AS id FROM appended a JOIN events e ON e.id = a.event_id) w
  )
  SELECT a.kind || ' ' || a.record_id || ' by ' || e.type,
    CASE WHEN a.version <> 1 AND w.row IS NULL OR w.event_id = a.event_id OR names_its_actor(a.kind, e, a.row, w.row, m.makers) THEN 'event_writes_its_rows' ELSE 'actors_are_named' END AS rule
  INTO wrong, broken
  FROM appended a JOIN events e ON e.id = a.event_id JOIN actors m ON m.id = e.actor_id
  LEFT JOIN record_versions w ON a.version > 1 AND (w.kind, w.record_id, w.version) = (a.kind, a.record_id, a.version - 1)
  -- A record has its versions one by one, and an event writes each once: what two people decided is done once.
  WHERE a.version <> 1 AND w.row IS NULL OR w.event_id = a.event_id
    OR NOT (is_written_by(e, a.kind, a.record_id, a.row, w.row) AND names_its_actor(a.kind, e, a.row, w.row, m.makers))
  ORDER BY rule LIMIT 1;
  IF wrong IS NOT NULL THEN
    RAISE EXCEPTION '%: %', wrong, CASE broken WHEN 'actors_are_named' THEN 'names others than who made and decided it'
      ELSE 'such an event writes nothing like it' END
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = broken, TABLE = 'record_versions';
  END IF;
  RETURN NULL;
END $function$;
REVOKE EXECUTE ON ROUTINE assert_actors() FROM public;

CREATE OR REPLACE FUNCTION public.assert_approved(of_kind adjustment_kind, subject uuid, says jsonb, was jsonb)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET enable_seqscan TO 'off'
AS $function$
BEGIN
  IF NOT EXISTS (
    SELECT FROM adjustments a
    WHERE subject IN (a.disclosure_id, a.pledge_id, a.retreat_id) AND a.kind = of_kind AND a.state = 'approved' AND a.decided_at = now()
      AND a.before IS NOT DISTINCT FROM fields_in(was, a.kind, a.request)
      AND NOT EXISTS (SELECT FROM jsonb_each(says) s (key, value) WHERE coalesce(a.request -> s.key, 'null') <> s.value)) THEN
    RAISE EXCEPTION '% of % takes two people, and nobody approved %', of_kind, subject, says
      USING ERRCODE = 'check_violation', CONSTRAINT = 'takes_two_people';
  END IF;
END $function$;

CREATE OR REPLACE FUNCTION public.assert_booking()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  PERFORM pg_advisory_xact_lock_shared(4120251126);
  PERFORM assert_closed_day(NEW.retreat_id, (to_jsonb(NEW) ->> TG_ARGV[0])::date, ' ' || TG_ARGV[1]);
  RETURN NEW;
END $function$;
REVOKE EXECUTE ON ROUTINE assert_booking() FROM public;

CREATE OR REPLACE FUNCTION public.assert_closed_day(of_retreat uuid, day date, pointer text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET enable_seqscan TO 'off'
AS $function$
DECLARE
  retreat retreats;
BEGIN
  SELECT * INTO retreat FROM retreats WHERE id = of_retreat;
  IF day > coalesce(closed_through(retreat.created_at), '-infinity') THEN
    RAISE EXCEPTION '% is open, and needs no booking', day USING ERRCODE = 'check_violation', CONSTRAINT = 'booking_not_needed /bookedOn';
  ELSIF day < earliest_day(retreat.fiscal_year) THEN
    RAISE EXCEPTION '% lies too long before the fiscal year', day
      USING ERRCODE = 'check_violation', CONSTRAINT = 'date_too_early' || pointer;
  END IF;
END $function$;

CREATE OR REPLACE FUNCTION public.assert_goes_on(of_retreat uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET enable_seqscan TO 'off'
AS $function$
BEGIN
  -- The retreat's lock, shared (src/platform/db/locks.ts): nobody cancels it meanwhile.
  PERFORM pg_advisory_xact_lock_shared(hashtextextended(of_retreat::text, 0));
  IF EXISTS (SELECT FROM retreats WHERE id = of_retreat AND cancelled_on IS NOT NULL) THEN
    RAISE EXCEPTION 'retreat % is cancelled', of_retreat USING ERRCODE = 'check_violation', CONSTRAINT = 'retreat_cancelled';
  END IF;
END $function$;

CREATE OR REPLACE FUNCTION public.assert_letter_told_apart(record uuid, number text, told jsonb[])
 RETURNS void
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET enable_seqscan TO 'off'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
BEGIN
  IF EXISTS (
    SELECT FROM unnest(told) d
    WHERE NOT EXISTS (SELECT FROM pledges o WHERE o.paper_number = number AND o.id <> record
      AND o.state NOT IN ('rejected', 'discarded', 'cancelled') AND is_told_apart(jsonb_build_array(d), o.id))) THEN
    PERFORM refuse_differences('pledge', record);
  END IF;
END $function$;

CREATE OR REPLACE FUNCTION public.assert_letters_once(ids uuid[], taking uuid[])
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET enable_seqscan TO 'off'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
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
END $function$;

CREATE OR REPLACE FUNCTION public.assert_line_venue()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
BEGIN
  -- Shared, so that no venue is dropped meanwhile.
  PERFORM FROM retreats WHERE id = NEW.retreat_id AND has_venue(venues, NEW.venue_code) FOR SHARE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'line % names %, which is no venue of its retreat', NEW.code, NEW.venue_code
      USING ERRCODE = 'foreign_key_violation', CONSTRAINT = 'unknown_venue', TABLE = 'budget_lines';
  END IF;
  RETURN NEW;
END $function$;
REVOKE EXECUTE ON ROUTINE assert_line_venue() FROM public;

CREATE OR REPLACE FUNCTION public.assert_logged()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET enable_seqscan TO 'off'
AS $function$
BEGIN
  IF EXISTS (SELECT FROM written_rows WHERE transaction = NEW.transaction) THEN
    RAISE EXCEPTION '% was written, and no event logs it', NEW.kind
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'written_with_an_event', TABLE = NEW.kind;
  END IF;
  RETURN NULL;
END $function$;
REVOKE EXECUTE ON ROUTINE assert_logged() FROM public;

CREATE OR REPLACE FUNCTION public.assert_only(rule text, was jsonb, becomes jsonb, allowed text[])
 RETURNS void
 LANGUAGE plpgsql
AS $function$
DECLARE
  changed text[] := changed_columns(was, becomes);
  moment text;
BEGIN
  IF NOT changed <@ allowed THEN
    PERFORM refuse_transition(rule, was ->> 'state', array_to_string(changed, ', '));
  END IF;
  FOREACH moment IN ARRAY changed LOOP
    IF moment LIKE '%\_at' AND (becomes ->> moment)::timestamptz <> now() THEN
      PERFORM refuse_transition(rule, moment, becomes ->> moment);
    END IF;
  END LOOP;
END $function$;

CREATE OR REPLACE FUNCTION public.assert_open_day(of_retreat uuid, day date, pointer text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET enable_seqscan TO 'off'
AS $function$
DECLARE
  retreat retreats;
BEGIN
  SELECT * INTO retreat FROM retreats WHERE id = of_retreat;
  IF day <= closed_through(retreat.created_at) THEN
    RAISE EXCEPTION 'the month of % is closed', day USING ERRCODE = 'check_violation', CONSTRAINT = 'month_closed' || pointer;
  ELSIF day < earliest_day(retreat.fiscal_year) THEN
    RAISE EXCEPTION '% lies too long before the fiscal year', day
      USING ERRCODE = 'check_violation', CONSTRAINT = 'date_too_early' || pointer;
  END IF;
END $function$;

CREATE OR REPLACE FUNCTION public.assert_own_day()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  PERFORM pg_advisory_xact_lock_shared(4120251126);
  PERFORM assert_open_day(NEW.retreat_id, (to_jsonb(NEW) ->> TG_ARGV[0])::date, ' ' || TG_ARGV[1]);
  RETURN NEW;
END $function$;
REVOKE EXECUTE ON ROUTINE assert_own_day() FROM public;

CREATE OR REPLACE FUNCTION public.assert_receipts_once(ids uuid[], taking uuid[])
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET enable_seqscan TO 'off'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
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
END $function$;

CREATE OR REPLACE FUNCTION public.assert_reset_is_unconfirmed()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
BEGIN
  IF EXISTS (
    SELECT FROM appended e JOIN users u ON u.id::text = e.subject_id
    WHERE e.type IN ('user.password_reset', 'user.link_proposed') AND u.kind = 'person' AND e.actor_id <> ALL (u.unconfirmed_by)) THEN
    RAISE EXCEPTION 'a password or link was given to somebody whose access is called confirmed'
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'access_is_unconfirmed', TABLE = 'users';
  END IF;
  RETURN NULL;
END $function$;
REVOKE EXECUTE ON ROUTINE assert_reset_is_unconfirmed() FROM public;

CREATE OR REPLACE FUNCTION public.assert_slip_told_apart(kind text, record uuid, number text, told jsonb[])
 RETURNS void
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET enable_seqscan TO 'off'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
BEGIN
  IF EXISTS (
    SELECT FROM unnest(told) d
    WHERE NOT EXISTS (SELECT FROM disbursements o WHERE o.paper_number = number AND o.id <> record
        AND o.state NOT IN ('rejected', 'reversed') AND is_told_apart(jsonb_build_array(d), o.id))
      AND NOT EXISTS (SELECT FROM adjustments o WHERE o.paper_number = number AND o.id <> record
        AND o.state NOT IN ('rejected', 'withdrawn') AND is_told_apart(jsonb_build_array(d), o.id))) THEN
    PERFORM refuse_differences(kind, record);
  END IF;
END $function$;

CREATE OR REPLACE FUNCTION public.assert_still_promises(of_company uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET enable_seqscan TO 'off'
AS $function$
BEGIN
  IF EXISTS (SELECT FROM companies WHERE id = of_company AND succeeded_on <= wita_today()) THEN
    RAISE EXCEPTION 'company % has merged', of_company USING ERRCODE = 'check_violation', CONSTRAINT = 'company_succeeded';
  END IF;
END $function$;

CREATE OR REPLACE FUNCTION public.attach_row_versions()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET enable_seqscan TO 'off'
AS $function$
DECLARE
  refusal text;
  untold text;
BEGIN
  -- Every rule reads what others have committed by now, under the lock of what it is about: a snapshot of before would not show it.
  IF current_setting('transaction_isolation') IN ('repeatable read', 'serializable') THEN
    RAISE EXCEPTION 'what is written is written in a transaction that sees what others have committed, not in %', current_setting('transaction_isolation')
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'reads_what_is_committed', TABLE = 'events';
  END IF;
  SELECT CASE WHEN e.occurred_at <> now() THEN 'occurs_now' ELSE refusal_of_actor(e.actor_id, e.api_key_id, e.type, e.operation_id) END INTO refusal
  FROM (SELECT DISTINCT actor_id, api_key_id, type, occurred_at, CASE type WHEN 'personal_data.read' THEN data ->> 'operationId' END AS operation_id
    FROM appended) e
  ORDER BY 1 NULLS LAST LIMIT 1;
  IF refusal IS NOT NULL THEN
    RAISE EXCEPTION 'whoever is named cannot have caused this event now: %', refusal
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = refusal, TABLE = 'events';
  END IF;
  INSERT INTO log_queue (sequence) SELECT sequence FROM appended;
  WITH noted AS (DELETE FROM written_rows WHERE transaction = pg_current_xact_id() RETURNING kind, rows), kept AS (
    INSERT INTO record_versions (kind, record_id, version, event_id, row)
    SELECT w.kind, w.record_id, w.version, coalesce(own.id, (SELECT id FROM appended ORDER BY sequence LIMIT 1)), w.row
    FROM (
      SELECT kind, record_id_of(row) AS record_id, coalesce((row ->> 'version')::int, 1) AS version, row
      FROM noted CROSS JOIN LATERAL unnest(rows) row
      OFFSET 0
    ) w
    LEFT JOIN (SELECT DISTINCT ON (subject_id) subject_id, id FROM appended ORDER BY subject_id, sequence) own
      ON own.subject_id = w.record_id
    RETURNING kind, record_id, event_id
  )
  SELECT a.type || ' ' || a.subject_type || ' ' || a.subject_id INTO untold
  FROM appended a
  LEFT JOIN told_by_events() t ON t.event = a.type
  LEFT JOIN kept own ON own.event_id = a.id AND own.record_id = a.subject_id
  LEFT JOIN (SELECT DISTINCT event_id FROM kept) carried ON carried.event_id = a.id
  WHERE t.event IS NULL OR a.subject_type <> ALL (t.about) OR CASE t.writes_own
    WHEN true THEN own.event_id IS NULL OR cardinality(t.about) > 1 AND own.kind <> a.subject_type || 's'
    WHEN false THEN carried.event_id IS NULL END
  LIMIT 1;
  IF untold IS NOT NULL THEN
    RAISE EXCEPTION '% tells of nothing that is written with it', untold
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'event_writes_its_record', TABLE = 'events';
  END IF;
  RETURN NULL;
END $function$;
REVOKE EXECUTE ON ROUTINE attach_row_versions() FROM public;

CREATE OR REPLACE FUNCTION public.attached_paper_once()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  PERFORM assert_receipts_once(ARRAY[NEW.record_id], '{}');
  RETURN NULL;
END $function$;
REVOKE EXECUTE ON ROUTINE attached_paper_once() FROM public;

CREATE OR REPLACE FUNCTION public.attachments_are_counted()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
DECLARE
  is_counted bool;
BEGIN
  EXECUTE format('SELECT r.attached = (SELECT count(*) FROM attachments a WHERE a.record_id = $1) AND to_jsonb(r) ->> %L IS NOT DISTINCT FROM $2::text
    FROM %I r WHERE r.id = $1', CASE NEW.record_type WHEN 'retreat' THEN 'id' ELSE 'retreat_id' END, NEW.record_type::text || 's')
  INTO is_counted USING NEW.record_id, NEW.retreat_id;
  IF is_counted IS NOT TRUE THEN
    RAISE EXCEPTION '% % does not count its attachments', NEW.record_type, NEW.record_id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'attachments_are_counted', TABLE = 'attachments';
  END IF;
  RETURN NULL;
END $function$;
REVOKE EXECUTE ON ROUTINE attachments_are_counted() FROM public;

CREATE OR REPLACE FUNCTION public.cancellation_takes_back()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET enable_seqscan TO 'off'
AS $function$
BEGIN
  IF EXISTS (SELECT FROM pledges WHERE retreat_id = NEW.id AND state = 'submitted') THEN
    PERFORM refuse_retreat('cancellation_takes_back', 'a pledge waits for approval in a retreat that is cancelled');
  END IF;
  RETURN NULL;
END $function$;
REVOKE EXECUTE ON ROUTINE cancellation_takes_back() FROM public;

CREATE OR REPLACE FUNCTION public.changed_columns(was jsonb, becomes jsonb)
 RETURNS text[]
 LANGUAGE sql
 IMMUTABLE
RETURN (SELECT COALESCE(array_agg(c.name), '{}'::text[]) AS "coalesce" FROM jsonb_each(changed_columns.becomes) c(name, value) WHERE ((c.value IS DISTINCT FROM (changed_columns.was -> c.name)) AND (c.name <> ALL ('{version,created_at,updated_at,paper_number}'::text[]))));

CREATE OR REPLACE FUNCTION public.changed_letter_once()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  PERFORM assert_letters_once(ARRAY[NEW.id], CASE
    WHEN OLD.state NOT IN ('draft', 'submitted', 'active') OR (OLD.company_id, OLD.paper_number) IS DISTINCT FROM (NEW.company_id, NEW.paper_number)
      THEN ARRAY[NEW.id] ELSE '{}' END);
  IF NEW.differs_from <> '[]' THEN
    PERFORM assert_letter_told_apart(NEW.id, NEW.paper_number, ARRAY(SELECT newly_told(NEW.differs_from,
      CASE WHEN OLD.state IN ('draft', 'submitted', 'active') THEN OLD.differs_from ELSE '[]' END)));
  END IF;
  RETURN NULL;
END $function$;
REVOKE EXECUTE ON ROUTINE changed_letter_once() FROM public;

CREATE OR REPLACE FUNCTION public.changed_paper_once()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  PERFORM assert_receipts_once(ARRAY[NEW.id], CASE
    WHEN (OLD.evidence_kind, OLD.paper_number) IS DISTINCT FROM (NEW.evidence_kind, NEW.paper_number) THEN ARRAY[NEW.id] ELSE '{}' END);
  IF NEW.differs_from <> OLD.differs_from THEN
    PERFORM assert_slip_told_apart('disbursement', NEW.id, NEW.paper_number, ARRAY(SELECT newly_told(NEW.differs_from, OLD.differs_from)));
  END IF;
  RETURN NULL;
END $function$;
REVOKE EXECUTE ON ROUTINE changed_paper_once() FROM public;

CREATE OR REPLACE FUNCTION public.check_access()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
DECLARE
  givers uuid[] := coalesce(OLD.unconfirmed_by, '{}');
  is_kept bool := NEW.unconfirmed_by @> givers;
  refusal text;
BEGIN
  IF gives_access(logged_row('users', to_jsonb(NEW)), logged_row('users', to_jsonb(OLD))) THEN
    refusal := CASE WHEN NEW.unconfirmed_by = '{}' OR NOT is_kept THEN 'access_is_unconfirmed' END;
  ELSIF NOT is_kept THEN
    refusal := CASE
      WHEN NEW.unconfirmed_by <> '{}' OR NEW.confirmed_by IS NULL THEN 'access_is_unconfirmed'
      WHEN NOT may_confirm(NEW.confirmed_by, NEW.id, givers) THEN 'confirmed_by_another'
      WHEN link_awaits(NEW.id) THEN 'link_awaits' END;
    NEW.confirmed_at := now();
  END IF;
  IF is_kept AND (NEW.confirmed_by, NEW.confirmed_at) IS DISTINCT FROM (OLD.confirmed_by, OLD.confirmed_at) THEN
    refusal := 'access_is_unconfirmed';
  END IF;
  IF refusal IS NOT NULL THEN
    RAISE EXCEPTION 'the access of user % is not confirmed by this', NEW.id
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = refusal, TABLE = 'users';
  END IF;
  NEW.unconfirmed_since := CASE WHEN NEW.unconfirmed_by <> '{}' THEN coalesce(OLD.unconfirmed_since, now()) END;
  NEW.email := lower(NEW.email);
  NEW.shares_email_with := coalesce(OLD.shares_email_with, '{}');
  IF NEW.email IS DISTINCT FROM OLD.email THEN
    NEW.shares_email_with := ARRAY(SELECT unnest(NEW.shares_email_with) UNION SELECT unnest(who_had_email(NEW.email, NEW.id)) ORDER BY 1);
  END IF;
  RETURN NEW;
END $function$;
REVOKE EXECUTE ON ROUTINE check_access() FROM public;

CREATE OR REPLACE FUNCTION public.check_password()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
BEGIN
  IF NOT EXISTS (SELECT FROM users WHERE id = NEW.user_id AND kind = 'person') THEN
    RAISE EXCEPTION 'user % is no person', NEW.user_id
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'password_of_a_system', TABLE = 'passwords';
  END IF;
  RETURN NEW;
END $function$;
REVOKE EXECUTE ON ROUTINE check_password() FROM public;

CREATE OR REPLACE FUNCTION public.check_user()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.kind <> OLD.kind THEN
    RAISE EXCEPTION 'user % was a %', NEW.id, OLD.kind
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'user_kind_stays', TABLE = 'users';
  END IF;
  -- With another, what the log has of the name and the address would be of nobody any more.
  IF TG_OP = 'UPDATE' AND NEW.salt <> OLD.salt THEN
    RAISE EXCEPTION 'the salt of user % stays', NEW.id
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'user_salt_stays', TABLE = 'users';
  END IF;
  IF NEW.responsible_id IS NOT NULL
    AND NOT EXISTS (SELECT FROM users WHERE id = NEW.responsible_id AND kind = 'person') THEN
    RAISE EXCEPTION 'user % is no person', NEW.responsible_id
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'responsible_not_a_person /responsibleId', TABLE = 'users';
  END IF;
  RETURN NEW;
END $function$;
REVOKE EXECUTE ON ROUTINE check_user() FROM public;

CREATE OR REPLACE FUNCTION public.closed_through(retreat_created_at timestamp with time zone)
 RETURNS date
 LANGUAGE sql
 STABLE
RETURN (SELECT (((to_date(max(closings.month) FILTER (WHERE (closings.state = 'closed'::closing_state)), 'YYYY-MM'::text) + '1 mon'::interval) - '1 day'::interval))::date AS date FROM closings HAVING (max(closings.closed_at) > closed_through.retreat_created_at));

CREATE OR REPLACE FUNCTION public.closings_in_order()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
BEGIN
  PERFORM pg_advisory_xact_lock(4120251126);
  IF (SELECT max(month) FROM closings WHERE state = 'closed') > (SELECT min(month) FROM closings WHERE state = 'open') THEN
    RAISE EXCEPTION 'a month is open before one that is closed'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'closings_in_order', TABLE = 'closings';
  END IF;
  RETURN NULL;
END $function$;
REVOKE EXECUTE ON ROUTINE closings_in_order() FROM public;

CREATE OR REPLACE FUNCTION public.columns_of_request(of_kind adjustment_kind, sent jsonb)
 RETURNS jsonb
 LANGUAGE sql
 IMMUTABLE
RETURN jsonb_build_object('amount', CASE of_kind WHEN 'amendment'::adjustment_kind THEN (sent -> 'delta'::text) WHEN 'write_off'::adjustment_kind THEN (sent -> 'amount'::text) WHEN 'refund'::adjustment_kind THEN (sent -> 'amount'::text) ELSE NULL::jsonb END, 'ends_promise', ((of_kind = 'refund'::adjustment_kind) AND COALESCE(((sent ->> 'endsPromise'::text))::boolean, false)), 'effective_on', CASE of_kind WHEN 'refund'::adjustment_kind THEN (sent -> 'refundedOn'::text) WHEN 'venue_choice'::adjustment_kind THEN (sent -> 'chosenOn'::text) WHEN 'retreat_cancellation'::adjustment_kind THEN (sent -> 'cancelledOn'::text) WHEN 'amendment'::adjustment_kind THEN (sent -> 'effectiveOn'::text) WHEN 'write_off'::adjustment_kind THEN (sent -> 'effectiveOn'::text) WHEN 'reallocation'::adjustment_kind THEN (sent -> 'effectiveOn'::text) ELSE NULL::jsonb END, 'booked_on', CASE WHEN (of_kind = ANY (ARRAY['amendment'::adjustment_kind, 'write_off'::adjustment_kind, 'refund'::adjustment_kind, 'reallocation'::adjustment_kind])) THEN (sent -> 'bookedOn'::text) ELSE NULL::jsonb END, 'reason', (sent -> 'reason'::text), 'note', CASE of_kind WHEN 'write_off'::adjustment_kind THEN (sent -> 'note'::text) ELSE NULL::jsonb END, 'instalments', CASE WHEN (of_kind = ANY (ARRAY['amendment'::adjustment_kind, 'write_off'::adjustment_kind])) THEN (sent -> 'instalments'::text) ELSE NULL::jsonb END, 'allocations', CASE WHEN (of_kind = ANY (ARRAY['amendment'::adjustment_kind, 'refund'::adjustment_kind])) THEN (sent -> 'allocations'::text) ELSE NULL::jsonb END, 'unallocated', CASE of_kind WHEN 'refund'::adjustment_kind THEN (sent -> 'unallocated'::text) ELSE NULL::jsonb END, 'evidence_kind', CASE of_kind WHEN 'refund'::adjustment_kind THEN ((sent -> 'evidence'::text) -> 'kind'::text) ELSE NULL::jsonb END, 'evidence_number', CASE of_kind WHEN 'refund'::adjustment_kind THEN ((sent -> 'evidence'::text) -> 'number'::text) ELSE NULL::jsonb END, 'evidence_account_number', CASE of_kind WHEN 'refund'::adjustment_kind THEN ((sent -> 'evidence'::text) -> 'accountNumber'::text) ELSE NULL::jsonb END, 'document_id', CASE WHEN (of_kind = ANY (ARRAY['amendment'::adjustment_kind, 'agreement'::adjustment_kind])) THEN (sent -> 'documentId'::text) WHEN (of_kind = 'refund'::adjustment_kind) THEN ((sent -> 'evidence'::text) -> 'documentId'::text) ELSE NULL::jsonb END);

CREATE OR REPLACE FUNCTION public.committed_as_pledged()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET enable_seqscan TO 'off'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
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
END $function$;
REVOKE EXECUTE ON ROUTINE committed_as_pledged() FROM public;

CREATE OR REPLACE FUNCTION public.company_families(companies uuid[])
 RETURNS TABLE(company_id uuid, member uuid)
 LANGUAGE plpgsql
 STABLE
 SET enable_seqscan TO 'off'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
BEGIN
  RETURN QUERY WITH RECURSIVE later (company, id) AS (
    SELECT DISTINCT c, c FROM unnest(companies) c
    UNION SELECT l.company, n.successor_id FROM later l JOIN companies n ON n.id = l.id AND n.successor_id IS NOT NULL
  ), family (company, id) AS (
    SELECT l.company, l.id FROM later l
    UNION SELECT f.company, n.id FROM family f JOIN companies n ON n.successor_id = f.id
  )
  SELECT f.company, f.id FROM family f;
END $function$;

CREATE OR REPLACE FUNCTION public.corrections(was jsonb, becomes jsonb, names jsonb)
 RETURNS jsonb
 LANGUAGE sql
 IMMUTABLE
RETURN (SELECT COALESCE(jsonb_object_agg(n.name, (corrections.becomes -> n.column_name)), '{}'::jsonb) AS "coalesce" FROM jsonb_each_text(corrections.names) n(column_name, name) WHERE ((corrections.becomes -> n.column_name) IS DISTINCT FROM (corrections.was -> n.column_name)));

CREATE OR REPLACE FUNCTION public.count_version()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  NEW.version := OLD.version + 1;
  NEW.created_at := OLD.created_at;
  NEW.updated_at := now();
  RETURN NEW;
END $function$;
REVOKE EXECUTE ON ROUTINE count_version() FROM public;

CREATE OR REPLACE FUNCTION public.created_now()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  NEW.created_at := now();
  RETURN NEW;
END $function$;
REVOKE EXECUTE ON ROUTINE created_now() FROM public;

CREATE OR REPLACE FUNCTION public.decision_of(kind text, state text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
RETURN CASE kind WHEN 'pledges'::text THEN CASE state WHEN 'active'::text THEN 'pledge.approved'::text WHEN 'rejected'::text THEN 'pledge.rejected'::text ELSE NULL::text END WHEN 'disbursements'::text THEN ('disbursement.'::text || state) WHEN 'adjustments'::text THEN ('adjustment.'::text || state) WHEN 'budget_versions'::text THEN ('budget.'::text || state) ELSE NULL::text END;

CREATE OR REPLACE FUNCTION public.differences_are_whole(differences jsonb)
 RETURNS boolean
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$
BEGIN
  IF differences = '[]' THEN
    RETURN true;
  END IF;
  RETURN coalesce(bool_and((d ? 'id') <> (d ? 'paper') AND coalesce(length(d ->> 'reason') BETWEEN 3 AND 500, false)), true)
    FROM jsonb_array_elements(differences) d;
END $function$;

CREATE OR REPLACE FUNCTION public.disbursement_adds_up()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
END $function$;
REVOKE EXECUTE ON ROUTINE disbursement_adds_up() FROM public;

CREATE OR REPLACE FUNCTION public.disclosure_counts()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  PERFORM refuse_transition('begins_at_the_beginning', 'nothing', 'annulled');
  RETURN NULL;
END $function$;
REVOKE EXECUTE ON ROUTINE disclosure_counts() FROM public;

CREATE OR REPLACE FUNCTION public.disclosure_takes_two()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  PERFORM assert_only('disclosure_is_fixed', to_jsonb(OLD), to_jsonb(NEW), '{reference,valid_from,valid_to,note,annulled,change_reason}');
  IF OLD.annulled THEN
    PERFORM refuse_transition('disclosure_annulled', 'annulled', 'edited');
  END IF;
  PERFORM assert_approved('disclosure', NEW.id, corrections(to_jsonb(OLD), to_jsonb(NEW), '{"reference": "reference",
    "valid_from": "validFrom", "valid_to": "validTo", "note": "note", "annulled": "annulled", "change_reason": "reason"}'), to_jsonb(OLD));
  RETURN NULL;
END $function$;
REVOKE EXECUTE ON ROUTINE disclosure_takes_two() FROM public;

CREATE OR REPLACE FUNCTION public.drafted_letters_once()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
DECLARE
  drafted uuid[] := ARRAY(SELECT id FROM written);
BEGIN
  PERFORM assert_letters_once(drafted, drafted);
  PERFORM assert_letter_told_apart(w.id, w.paper_number, ARRAY(SELECT newly_told(w.differs_from, '[]')))
  FROM written w WHERE w.differs_from <> '[]';
  RETURN NULL;
END $function$;
REVOKE EXECUTE ON ROUTINE drafted_letters_once() FROM public;

CREATE OR REPLACE FUNCTION public.drafts_are_taken()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  PERFORM assert_goes_on(retreat_id) FROM (SELECT DISTINCT retreat_id FROM written ORDER BY retreat_id) w;
  PERFORM assert_still_promises(company_id) FROM (SELECT DISTINCT company_id FROM written) w;
  RETURN NULL;
END $function$;
REVOKE EXECUTE ON ROUTINE drafts_are_taken() FROM public;

CREATE OR REPLACE FUNCTION public.earliest_day(fiscal_year integer)
 RETURNS date
 LANGUAGE sql
 IMMUTABLE
RETURN make_date((fiscal_year - 2), 1, 1);

CREATE OR REPLACE FUNCTION public.empty_at_birth()
 RETURNS jsonb
 LANGUAGE sql
 IMMUTABLE
RETURN jsonb_object(ARRAY['companies'::text, '{"successor_id":null,"succeeded_on":null,"succession_reason":null,"succession_document_id":null,"succession_withdrawal_reason":null}'::text, 'disclosures'::text, '{"annulled":false,"change_reason":null}'::text, 'imports'::text, '{"discarding_reason":null}'::text, 'retreats'::text, '{"chosen_venue":null,"venue_chosen_on":null,"venue_document_number":null,"venue_reason":null,"earlier_venues":[],"former_codes":[],"change_reason":null,"cancelled_on":null,"cancellation_reason":null,"attached":0}'::text, 'budget_versions'::text, '{"adopted_on":null,"adopted_by":null,"adopted_at":null,"discarding_reason":null}'::text, 'pledges'::text, '{"amended":0,"written_off":0,"decided_by":null,"decided_at":null,"decision_note":null,"agreement_kind":null,"agreement_number":null,"agreement_signed_on":null,"agreement_reason":null,"agreement_document_id":null,"addenda":[],"cancelled_on":null,"cancellation_reason":null,"withdrawal_reason":null,"discarding_reason":null,"attached":0}'::text, 'disbursements'::text, '{"refunded":0,"verified_by":null,"verified_at":null,"verification_note":null,"rejected_by":null,"rejection_reason":null,"reversal_reason":null,"attached":0}'::text, 'adjustments'::text, '{"split":null,"decided_by":null,"decided_at":null,"decision_note":null,"attached":0}'::text, 'expenditures'::text, '{"reversal_reason":null,"attached":0}'::text, 'closings'::text, '{"reopened_by":null,"reason":null}'::text, 'webhooks'::text, '{"secret_number":1,"previous_until":null}'::text]);

CREATE OR REPLACE FUNCTION public.entries_add_up()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET enable_seqscan TO 'off'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
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
END $function$;
REVOKE EXECUTE ON ROUTINE entries_add_up() FROM public;

CREATE OR REPLACE FUNCTION public.entries_agree_with_disbursements()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET enable_seqscan TO 'off'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
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
END $function$;
REVOKE EXECUTE ON ROUTINE entries_agree_with_disbursements() FROM public;

CREATE OR REPLACE FUNCTION public.entries_agree_with_pledges()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET enable_seqscan TO 'off'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
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
END $function$;
REVOKE EXECUTE ON ROUTINE entries_agree_with_pledges() FROM public;

CREATE OR REPLACE FUNCTION public.entries_are_due()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET enable_seqscan TO 'off'
 SET enable_mergejoin TO 'off'
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
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
END $function$;
REVOKE EXECUTE ON ROUTINE entries_are_due() FROM public;

CREATE OR REPLACE FUNCTION public.entries_come_first()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET enable_seqscan TO 'off'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
BEGIN
  IF EXISTS (SELECT FROM (SELECT DISTINCT event_id FROM posted) p JOIN events e ON e.id = p.event_id) THEN
    RAISE EXCEPTION 'an entry names an event that was appended before it'
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'entries_come_first', TABLE = 'journal_entries';
  END IF;
  RETURN NULL;
END $function$;
REVOKE EXECUTE ON ROUTINE entries_come_first() FROM public;

CREATE OR REPLACE FUNCTION public.entries_due(ids uuid[])
 RETURNS TABLE(event_id uuid, retreat_id uuid, pledge_id uuid, disbursement_id uuid, measure measure, line_code text, day date, amount numeric, is_own boolean)
 LANGUAGE plpgsql
 STABLE
 SET enable_seqscan TO 'off'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
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
END $function$;

CREATE OR REPLACE FUNCTION public.entries_moved(ids uuid[])
 RETURNS TABLE(event_id uuid, retreat_id uuid, pledge_id uuid, disbursement_id uuid, measure measure, line_code text, day date, amount numeric)
 LANGUAGE plpgsql
 STABLE
 SET enable_seqscan TO 'off'
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
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
END $function$;

CREATE OR REPLACE FUNCTION public.fields_in(record jsonb, of_kind adjustment_kind, sent jsonb)
 RETURNS jsonb
 LANGUAGE sql
 IMMUTABLE
RETURN (SELECT jsonb_object_agg(n.name, (fields_in.record -> n.column_name)) AS jsonb_object_agg FROM jsonb_each_text(fields_of(fields_in.of_kind, fields_in.sent)) n(column_name, name));

CREATE OR REPLACE FUNCTION public.fields_now(of_kind adjustment_kind, sent jsonb, of_retreat uuid, of_pledge uuid, of_disclosure uuid)
 RETURNS jsonb
 LANGUAGE sql
 STABLE
RETURN fields_in(CASE WHEN (of_disclosure IS NOT NULL) THEN (SELECT to_jsonb(d.*) AS to_jsonb FROM disclosures d WHERE (d.id = fields_now.of_disclosure)) WHEN (of_pledge IS NOT NULL) THEN (SELECT to_jsonb(p.*) AS to_jsonb FROM pledges p WHERE (p.id = fields_now.of_pledge)) ELSE (SELECT to_jsonb(r.*) AS to_jsonb FROM retreats r WHERE (r.id = fields_now.of_retreat)) END, of_kind, sent);

CREATE OR REPLACE FUNCTION public.fields_of(of_kind adjustment_kind, sent jsonb)
 RETURNS jsonb
 LANGUAGE sql
 IMMUTABLE
RETURN CASE of_kind WHEN 'venue_choice'::adjustment_kind THEN '{"chosen_venue": "venueCode", "venue_reason": "reason", "venue_chosen_on": "chosenOn", "venue_document_number": "documentNumber"}'::jsonb WHEN 'retreat_cancellation'::adjustment_kind THEN '{"cancelled_on": "cancelledOn", "cancellation_reason": "reason"}'::jsonb WHEN 'retreat_restoration'::adjustment_kind THEN '{"cancelled_on": "cancelledOn", "cancellation_reason": "reason"}'::jsonb WHEN 'agreement'::adjustment_kind THEN CASE (sent ->> 'relation'::text) WHEN 'correction'::text THEN '{"agreement_kind": "kind", "agreement_number": "number", "agreement_reason": "reason", "agreement_signed_on": "signedOn", "agreement_document_id": "documentId"}'::jsonb ELSE NULL::jsonb END WHEN 'retreat_change'::adjustment_kind THEN (SELECT jsonb_object_agg(n.column_name, n.name) AS jsonb_object_agg FROM jsonb_each_text('{"code": "code", "title": "title", "venues": "venues", "ends_on": "endsOn", "starts_on": "startsOn", "fiscal_year": "fiscalYear"}'::jsonb) n(column_name, name) WHERE (fields_of.sent ? n.name)) WHEN 'disclosure'::adjustment_kind THEN (SELECT jsonb_object_agg(n.column_name, n.name) AS jsonb_object_agg FROM jsonb_each_text('{"note": "note", "annulled": "annulled", "valid_to": "validTo", "reference": "reference", "valid_from": "validFrom"}'::jsonb) n(column_name, name) WHERE (fields_of.sent ? n.name)) ELSE NULL::jsonb END;

CREATE OR REPLACE FUNCTION public.follow_adopted_budget()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
BEGIN
  INSERT INTO line_balances (retreat_id, line_code)
  SELECT retreat_id, code FROM budget_lines WHERE retreat_id = NEW.retreat_id AND number = NEW.number ORDER BY code
  ON CONFLICT DO NOTHING;

  UPDATE line_balances b
  SET ceiling = coalesce(l.amount, 0), csr_eligible = coalesce(takes_csr(l), false), version = b.version + 1
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
END $function$;
REVOKE EXECUTE ON ROUTINE follow_adopted_budget() FROM public;

CREATE OR REPLACE FUNCTION public.follow_chosen_venue()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
BEGIN
  UPDATE line_balances b SET csr_eligible = takes_csr(l), version = b.version + 1
  FROM budget_lines l JOIN budget_versions v USING (retreat_id, number)
  WHERE b.retreat_id = NEW.id AND v.retreat_id = NEW.id AND v.state = 'adopted' AND l.code = b.line_code;
  RETURN NULL;
END $function$;
REVOKE EXECUTE ON ROUTINE follow_chosen_venue() FROM public;

CREATE OR REPLACE FUNCTION public.gives_access(is_now jsonb, was jsonb)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
RETURN (((is_now ->> 'kind'::text) = 'person'::text) AND ((was IS NULL) OR (((is_now ->> 'active'::text))::boolean AND (NOT ((was ->> 'active'::text))::boolean)) OR ((is_now ->> 'email_hash'::text) <> COALESCE((was ->> 'email_hash'::text), ''::text)) OR (EXISTS (SELECT FROM jsonb_array_elements_text((gives_access.is_now -> 'roles'::text)) r(name) WHERE ((r.name = ANY (ARRAY['finance'::text, 'verifier'::text])) AND (NOT ((gives_access.was -> 'roles'::text) ? r.name)))))));

CREATE OR REPLACE FUNCTION public.guard_adjustment()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF NEW.attached <> OLD.attached AND is_attachment(to_jsonb(OLD), to_jsonb(NEW)) THEN
    RETURN NEW;
  END IF;
  IF OLD.state <> 'proposed' OR NEW.state = 'proposed' THEN
    PERFORM refuse_transition('adjustment_transition', OLD.state::text, NEW.state::text);
  END IF;
  PERFORM assert_only('adjustment_transition', to_jsonb(OLD), to_jsonb(NEW), CASE NEW.state
    WHEN 'approved' THEN '{state,split,effect,instalments,decided_by,decided_at,decision_note}'::text[]
    WHEN 'rejected' THEN '{state,decided_by,decided_at,decision_note}'
    ELSE '{state,decision_note}' END);
  RETURN NEW;
END $function$;
REVOKE EXECUTE ON ROUTINE guard_adjustment() FROM public;

CREATE OR REPLACE FUNCTION public.guard_attachment()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
BEGIN
  IF NEW.replaces IS NOT NULL
    AND NOT EXISTS (SELECT FROM attachments a WHERE a.id = NEW.replaces AND a.record_id = NEW.record_id AND a.document_id IS NOT NULL)
    AND NOT EXISTS (SELECT FROM document_links l
                    WHERE l.document_id = NEW.replaces AND l.record_id = NEW.record_id AND l.kind <> 'attachment') THEN
    RAISE EXCEPTION 'nothing of record % is %', NEW.record_id, NEW.replaces
      USING ERRCODE = 'check_violation', CONSTRAINT = 'attachment_of_record', TABLE = 'attachments';
  END IF;
  RETURN NEW;
END $function$;
REVOKE EXECUTE ON ROUTINE guard_attachment() FROM public;

CREATE OR REPLACE FUNCTION public.guard_budget()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
BEGIN
  IF NOT (OLD.state, NEW.state) IN (('draft', 'draft'), ('draft', 'discarded'), ('draft', 'adopted'), ('adopted', 'superseded')) THEN
    PERFORM refuse_transition('budget_transition', OLD.state::text, NEW.state::text);
  END IF;
  IF NOT NEW.makers @> OLD.makers THEN
    PERFORM refuse_transition('makers_stay', 'a maker', 'none');
  END IF;
  PERFORM assert_only('budget_transition', to_jsonb(OLD), to_jsonb(NEW), CASE NEW.state
    WHEN 'draft' THEN '{reason,draft_lines,makers}'
    WHEN 'discarded' THEN '{state,discarding_reason}'
    WHEN 'adopted' THEN '{state,adopted_on,adopted_by,adopted_at}'::text[]
    ELSE '{state}' END);
  IF NEW.state = 'adopted' AND EXISTS (
    SELECT FROM budget_versions v WHERE v.retreat_id = NEW.retreat_id AND v.adopted_on > NEW.adopted_on) THEN
    PERFORM refuse_transition('adoption_out_of_order', OLD.state::text, 'adopted on ' || NEW.adopted_on);
  END IF;
  RETURN NEW;
END $function$;
REVOKE EXECUTE ON ROUTINE guard_budget() FROM public;

CREATE OR REPLACE FUNCTION public.guard_cancelled_retreat()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF NEW.cancelled_on IS NOT NULL AND (NEW.cancelled_on, NEW.cancellation_reason) IS DISTINCT FROM (OLD.cancelled_on, OLD.cancellation_reason)
    OR (NEW.chosen_venue, NEW.venue_chosen_on, NEW.venue_document_number, NEW.venue_reason)
      IS DISTINCT FROM (OLD.chosen_venue, OLD.venue_chosen_on, OLD.venue_document_number, OLD.venue_reason) THEN
    PERFORM refuse_retreat('retreat_cancelled', 'a retreat that is cancelled is restored before anything else is decided');
  END IF;
  RETURN NEW;
END $function$;
REVOKE EXECUTE ON ROUTINE guard_cancelled_retreat() FROM public;

CREATE OR REPLACE FUNCTION public.guard_closing()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF NEW.state = 'closed' THEN
    NEW.closed_at := now();
  END IF;
  IF TG_OP = 'UPDATE' THEN
    IF NEW.state = OLD.state THEN
      PERFORM refuse_transition('closing_transition', OLD.state::text, NEW.state::text);
    END IF;
    PERFORM assert_only('closing_transition', to_jsonb(OLD), to_jsonb(NEW), CASE NEW.state
      WHEN 'open' THEN '{state,reopened_by,reason}'::text[]
      ELSE '{state,closed_by,closed_at,reopened_by,reason}' END);
  END IF;
  RETURN NEW;
END $function$;
REVOKE EXECUTE ON ROUTINE guard_closing() FROM public;

CREATE OR REPLACE FUNCTION public.guard_disbursement()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
END $function$;
REVOKE EXECUTE ON ROUTINE guard_disbursement() FROM public;

CREATE OR REPLACE FUNCTION public.guard_expenditure()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF NEW.attached <> OLD.attached AND is_attachment(to_jsonb(OLD), to_jsonb(NEW)) THEN
    RETURN NEW;
  END IF;
  IF (OLD.state, NEW.state) <> ('recorded', 'reversed') THEN
    PERFORM refuse_transition('expenditure_transition', OLD.state::text, NEW.state::text);
  END IF;
  PERFORM assert_only('expenditure_transition', to_jsonb(OLD), to_jsonb(NEW), '{state,reversal_reason}');
  RETURN NEW;
END $function$;
REVOKE EXECUTE ON ROUTINE guard_expenditure() FROM public;

CREATE OR REPLACE FUNCTION public.guard_import()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF (OLD.state, NEW.state) <> ('kept', 'discarded') THEN
    PERFORM refuse_transition('import_transition', OLD.state::text, NEW.state::text);
  END IF;
  PERFORM assert_only('import_transition', to_jsonb(OLD), to_jsonb(NEW), '{state,discarding_reason}');
  RETURN NEW;
END $function$;
REVOKE EXECUTE ON ROUTINE guard_import() FROM public;

CREATE OR REPLACE FUNCTION public.guard_link()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  PERFORM assert_only('link_in_force', to_jsonb(OLD), to_jsonb(NEW), CASE
    WHEN OLD.withdrawn_at IS NOT NULL OR OLD.account_confirmed_at IS NOT NULL AND OLD.subject_confirmed_at IS NOT NULL THEN '{}'::text[]
    WHEN NEW.withdrawn_at IS NOT NULL THEN '{withdrawn_at}'
    WHEN OLD.account_confirmed_at IS NULL AND NEW.account_confirmed_at IS NOT NULL THEN '{account_confirmed_at}'
    WHEN OLD.subject_confirmed_at IS NULL AND NEW.subject_confirmed_at IS NOT NULL THEN '{subject_confirmed_at}'
    ELSE '{}' END);
  IF NEW.account_confirmed_at IS NOT NULL AND NEW.subject_confirmed_at IS NOT NULL THEN
    -- Waits for every decision under way, and those after it see it (its number is in src/platform/db/locks.ts).
    PERFORM pg_advisory_xact_lock(4120251131);
  END IF;
  RETURN NEW;
END $function$;
REVOKE EXECUTE ON ROUTINE guard_link() FROM public;

CREATE OR REPLACE FUNCTION public.guard_pledge()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF NEW.attached <> OLD.attached AND is_attachment(to_jsonb(OLD), to_jsonb(NEW)) THEN
    RETURN NEW;
  END IF;
  IF NOT (OLD.state, NEW.state) IN (
    ('draft', 'draft'), ('draft', 'submitted'), ('rejected', 'rejected'), ('rejected', 'submitted'),
    ('submitted', 'submitted'), ('submitted', 'active'), ('submitted', 'rejected'), ('submitted', 'draft'),
    ('draft', 'discarded'), ('rejected', 'discarded'),
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
  IF NEW.state = 'cancelled' AND NEW.cancelled_on <> wita_today() THEN
    PERFORM refuse_transition('cancelled_today', OLD.state::text, 'cancelled on ' || NEW.cancelled_on);
  END IF;
  PERFORM assert_only('pledge_is_fixed', to_jsonb(OLD), to_jsonb(NEW), CASE
    WHEN NEW.state = 'cancelled' AND OLD.state = 'active' THEN '{state,cancelled_on,cancellation_reason}'::text[]
    WHEN NEW.state = 'discarded' AND OLD.state <> 'discarded' THEN '{state,discarding_reason}'
    WHEN NEW.state = 'draft' AND OLD.state = 'submitted' THEN '{state,makers,withdrawal_reason}'
    WHEN NEW.state <> OLD.state AND NEW.state = 'submitted' THEN
      '{state,makers,withdrawal_reason,decided_by,decided_at,decision_note}'
    WHEN NEW.state <> OLD.state THEN '{state,decided_by,decided_at,decision_note}'
    -- What is due changes with what is promised, and with nothing else.
    WHEN NEW.state = 'active' AND (NEW.amended, NEW.written_off) <> (OLD.amended, OLD.written_off) THEN '{amended,written_off,instalments}'
    WHEN NEW.state = 'active' THEN '{agreement_kind,agreement_number,agreement_signed_on,agreement_reason,agreement_document_id,addenda}'
    WHEN NEW.state = 'submitted' THEN '{letter_number,letter_amount,letter_document_id,differs_from,makers}'
    WHEN NEW.state = 'rejected' THEN
      '{valuation_basis,amount,letter_amount,pledged_on,booked_on,letter_number,letter_document_id,instalments,allocations,
        unallocated,external_ref,replaces,differs_from,makers}'
    WHEN NEW.state = 'draft' THEN
      '{company_id,form,valuation_basis,amount,letter_amount,pledged_on,booked_on,letter_number,letter_document_id,instalments,
        allocations,unallocated,external_ref,replaces,differs_from,makers}'
    ELSE '{}' END);
  RETURN NEW;
END $function$;
REVOKE EXECUTE ON ROUTINE guard_pledge() FROM public;

CREATE OR REPLACE FUNCTION public.guard_retreat()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
BEGIN
  IF NEW.attached <> OLD.attached AND is_attachment(to_jsonb(OLD), to_jsonb(NEW)) THEN
    RETURN NEW;
  END IF;
  PERFORM assert_only('retreat_is_fixed', to_jsonb(OLD), to_jsonb(NEW), '{code,title,fiscal_year,starts_on,ends_on,venues,change_reason,
    chosen_venue,venue_chosen_on,venue_document_number,venue_reason,cancelled_on,cancellation_reason}');
  IF NEW.code <> OLD.code THEN
    NEW.former_codes := array_remove(OLD.former_codes, NEW.code) || OLD.code;
  END IF;
  IF NEW.fiscal_year > OLD.fiscal_year AND EXISTS (
    SELECT FROM (
      SELECT min(pledged_on) FROM pledges WHERE retreat_id = NEW.id
      UNION ALL SELECT min(received_on) FROM disbursements WHERE retreat_id = NEW.id
      UNION ALL SELECT min(effective_on) FROM appropriations WHERE retreat_id = NEW.id
      UNION ALL SELECT min(spent_on) FROM expenditures WHERE retreat_id = NEW.id
      UNION ALL SELECT min(effective_on) FROM adjustments WHERE retreat_id = NEW.id
      UNION ALL SELECT min(adopted_on) FROM budget_versions WHERE retreat_id = NEW.id
    ) earliest (day) WHERE day < earliest_day(NEW.fiscal_year)) THEN
    PERFORM refuse_retreat('year_does_not_fit /fiscalYear', 'there are dates that this year does not allow');
  END IF;
  IF NEW.chosen_venue IS DISTINCT FROM OLD.chosen_venue OR NEW.venue_chosen_on IS DISTINCT FROM OLD.venue_chosen_on THEN
    IF NEW.chosen_venue IS NULL OR NEW.chosen_venue = OLD.chosen_venue OR NOT has_venue(NEW.venues, NEW.chosen_venue) THEN
      PERFORM refuse_retreat('retreat_is_fixed', 'a choice is of another venue of the retreat');
    ELSIF NEW.venue_chosen_on < OLD.venue_chosen_on THEN
      PERFORM refuse_retreat('venue_choice_out_of_order /chosenOn', 'a choice is not dated before the one that it follows');
    END IF;
    IF OLD.chosen_venue IS NOT NULL THEN
      NEW.earlier_venues := OLD.earlier_venues || jsonb_build_object('venueCode', OLD.chosen_venue, 'chosenOn', OLD.venue_chosen_on,
        'documentNumber', OLD.venue_document_number, 'reason', OLD.venue_reason);
    END IF;
    PERFORM assert_open_day(NEW.id, NEW.venue_chosen_on, ' /chosenOn');
  END IF;
  IF NEW.cancelled_on IS DISTINCT FROM OLD.cancelled_on AND NEW.cancelled_on IS NOT NULL THEN
    PERFORM assert_open_day(NEW.id, NEW.cancelled_on, ' /cancelledOn');
  END IF;
  IF NEW.venues <> OLD.venues AND EXISTS (
    SELECT FROM (
      SELECT venue_code FROM budget_lines WHERE retreat_id = NEW.id
      UNION SELECT NEW.chosen_venue UNION SELECT c ->> 'venueCode' FROM jsonb_array_elements(NEW.earlier_venues) c
    ) named WHERE venue_code IS NOT NULL AND NOT has_venue(NEW.venues, venue_code)) THEN
    PERFORM refuse_retreat('venue_in_use /venues', 'a venue that a line or a choice names stays');
  END IF;
  RETURN NEW;
END $function$;
REVOKE EXECUTE ON ROUTINE guard_retreat() FROM public;

CREATE OR REPLACE FUNCTION public.guard_succession()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
BEGIN
  PERFORM FROM companies WHERE id = NEW.successor_id FOR UPDATE;
  IF (OLD.successor_id IS NULL) = (NEW.successor_id IS NULL)
    OR (OLD.successor_id IS NOT NULL AND NEW.succession_withdrawal_reason IS NULL)
    OR EXISTS (SELECT FROM companies WHERE id = NEW.successor_id AND successor_id IS NOT NULL) THEN
    RAISE EXCEPTION 'company % or its successor has merged already', NEW.id
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'succession_recorded', TABLE = 'companies';
  END IF;
  RETURN NEW;
END $function$;
REVOKE EXECUTE ON ROUTINE guard_succession() FROM public;

CREATE OR REPLACE FUNCTION public.has_access(who jsonb)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
RETURN (((who ->> 'kind'::text) = 'person'::text) AND ((who -> 'roles'::text) ?| '{finance,verifier}'::text[]));

CREATE OR REPLACE FUNCTION public.has_come_in(person uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
RETURN ((EXISTS (SELECT FROM sessions s WHERE ((s.user_id = has_come_in.person) AND (s.expires_at > now()) AND (s.last_used_at > (now() - '01:01:00'::interval))))) OR (EXISTS (SELECT FROM sso_persons p WHERE (p.id = has_come_in.person))) OR (EXISTS (SELECT FROM person_links l WHERE ((l.user_id = has_come_in.person) AND (person_of(l.sso_person_id) = has_come_in.person)))));

CREATE OR REPLACE FUNCTION public.has_venue(venues jsonb, code text)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
RETURN (venues @> jsonb_build_array(jsonb_build_object('code', code)));

CREATE OR REPLACE FUNCTION public.has_whole_amounts(is_now jsonb)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
RETURN ((NOT (jsonb_path_exists(is_now, '$."allocations"[*]?(@ != null && !(((@."amount".type() == "number" && @."amount" >= 0) && @."amount" <= 10000000000000) && @."lineCode".type() == "string"))'::jsonpath) OR jsonb_path_exists(is_now, '$."items"[*]?(@ != null && !(((@."amount".type() == "number" && @."amount" >= 0) && @."amount" <= 10000000000000) && @."lineCode".type() == "string"))'::jsonpath) OR jsonb_path_exists(is_now, '$."instalments"[*]?(@ != null && !(@."amount".type() == "number" && @."amount" >= 1))'::jsonpath) OR jsonb_path_exists(is_now, '$."moves"[*]?(@ != null && !(@."amount".type() == "number" && @."amount" >= 1))'::jsonpath))) AND CASE WHEN (jsonb_path_exists(is_now, '$."allocations"[1]'::jsonpath) OR jsonb_path_exists(is_now, '$."items"[1]'::jsonpath)) THEN (SELECT (count(*) = count(DISTINCT ROW(l.list, l.line_code))) FROM (SELECT 'allocations'::text AS list, jsonb_path_query(has_whole_amounts.is_now, '$."allocations"[*]."lineCode"'::jsonpath) AS line_code UNION ALL SELECT 'items'::text, jsonb_path_query(has_whole_amounts.is_now, '$."items"[*]."lineCode"'::jsonpath) AS jsonb_path_query) l) ELSE true END);

CREATE OR REPLACE FUNCTION public.import_is_discarded_whole()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
BEGIN
  IF EXISTS (SELECT FROM pledges WHERE import_id = NEW.id AND state <> 'discarded')
    OR EXISTS (SELECT FROM budget_versions WHERE import_id = NEW.id AND state <> 'discarded') THEN
    RAISE EXCEPTION 'something of import % is not discarded', NEW.id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'import_is_discarded_whole', TABLE = 'imports';
  END IF;
  RETURN NULL;
END $function$;
REVOKE EXECUTE ON ROUTINE import_is_discarded_whole() FROM public;

CREATE OR REPLACE FUNCTION public.import_is_whole()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET enable_seqscan TO 'off'
AS $function$
DECLARE
  records int;
  amount int8;
BEGIN
  IF NEW.kind = 'pledges' THEN
    SELECT count(*), coalesce(sum(p.amount), 0) INTO records, amount FROM pledges p WHERE p.import_id = NEW.id;
  ELSE
    SELECT count(*), coalesce(sum(amounts_of(v.draft_lines)), 0) INTO records, amount
    FROM budget_versions v WHERE v.retreat_id = NEW.retreat_id AND v.import_id = NEW.id;
  END IF;
  IF records = 0 OR records > NEW.rows OR NEW.kind = 'budget' AND records > 1 OR amount <> NEW.amount OR NEW.sha256 !~ '^[0-9a-f]{64}$' THEN
    RAISE EXCEPTION 'import % tells of % rupiah in % rows, and has % in % records', NEW.id, NEW.amount, NEW.rows, amount, records
      USING ERRCODE = 'check_violation', CONSTRAINT = 'import_is_whole', TABLE = 'imports';
  END IF;
  RETURN NULL;
END $function$;
REVOKE EXECUTE ON ROUTINE import_is_whole() FROM public;

CREATE OR REPLACE FUNCTION public.imported_now()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET enable_seqscan TO 'off'
AS $function$
BEGIN
  IF EXISTS (
    SELECT FROM (SELECT DISTINCT import_id FROM written WHERE import_id IS NOT NULL) w LEFT JOIN imports i ON i.id = w.import_id
    WHERE i.created_at IS DISTINCT FROM now() OR i.kind::text <> CASE TG_TABLE_NAME WHEN 'pledges' THEN 'pledges' ELSE 'budget' END) THEN
    RAISE EXCEPTION 'what an import brought is written with it'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'import_is_whole', TABLE = TG_TABLE_NAME;
  END IF;
  RETURN NULL;
END $function$;
REVOKE EXECUTE ON ROUTINE imported_now() FROM public;

CREATE OR REPLACE FUNCTION public.increase_is_taken()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
BEGIN
  PERFORM assert_goes_on(NEW.retreat_id);
  PERFORM assert_still_promises(company_id) FROM pledges WHERE id = NEW.pledge_id;
  RETURN NULL;
END $function$;
REVOKE EXECUTE ON ROUTINE increase_is_taken() FROM public;

CREATE OR REPLACE FUNCTION public.initial_state()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF to_jsonb(NEW) ->> 'state' <> TG_ARGV[0] THEN
    PERFORM refuse_transition('begins_at_the_beginning', 'nothing', to_jsonb(NEW) ->> 'state');
  END IF;
  RETURN NULL;
END $function$;
REVOKE EXECUTE ON ROUTINE initial_state() FROM public;

CREATE OR REPLACE FUNCTION public.is_attachment(was jsonb, becomes jsonb)
 RETURNS boolean
 LANGUAGE sql
 STABLE
RETURN ((changed_columns(was, becomes) <@ '{attached,makers}'::text[]) AND COALESCE(((becomes -> 'makers'::text) @> (was -> 'makers'::text)), true) AND (((becomes ->> 'attached'::text))::integer = (((was ->> 'attached'::text))::integer + 1)) AND (((becomes ->> 'attached'::text))::integer = (SELECT count(*) AS count FROM attachments a WHERE (a.record_id = ((is_attachment.was ->> 'id'::text))::uuid))));

CREATE OR REPLACE FUNCTION public.is_born_now(is_now jsonb, at timestamp with time zone)
 RETURNS boolean
 LANGUAGE sql
 STABLE
RETURN (at = ALL (array_remove(ARRAY[((is_now ->> 'created_at'::text))::timestamp with time zone, ((is_now ->> 'updated_at'::text))::timestamp with time zone, ((is_now ->> 'first_seen_at'::text))::timestamp with time zone, ((is_now ->> 'closed_at'::text))::timestamp with time zone, ((is_now ->> 'sealed_at'::text))::timestamp with time zone], NULL::timestamp with time zone)));

CREATE OR REPLACE FUNCTION public.is_carried(event events, of_kind text, is_now jsonb)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE
AS $function$
BEGIN
  RETURN CASE of_kind
    WHEN 'budget_lines' THEN concat_ws('/', is_now ->> 'retreat_id', is_now ->> 'number') = event.subject_id
    WHEN 'budget_versions' THEN is_now ->> 'retreat_id' = split_part(event.subject_id, '/', 1)
    WHEN 'closings' THEN CASE event.type WHEN 'month.closed' THEN is_now ->> 'month' < event.subject_id
      -- With all that follow the month that is named.
      ELSE is_now ->> 'month' > event.subject_id AND NOT EXISTS (SELECT FROM closings c WHERE c.state = 'closed' AND c.month >= event.subject_id) END
    WHEN 'disclosures' THEN is_now ->> 'company_id' = event.subject_id OR EXISTS (
      SELECT FROM record_versions v WHERE v.event_id = event.id AND v.kind = 'adjustments' AND v.row ->> 'disclosure_id' = is_now ->> 'id')
    WHEN 'attachments' THEN is_now ->> 'record_id' = event.subject_id
    WHEN 'finding_follow_ups' THEN is_now ->> 'finding_id' = event.subject_id
    WHEN 'person_links' THEN is_now ->> 'user_id' = event.subject_id
    WHEN 'transfers' THEN is_now ->> 'event_id' = event.id::text
    ELSE EXISTS (
      SELECT FROM record_versions v WHERE v.event_id = event.id AND (
        is_now ->> 'id' = v.row ->> CASE of_kind || ' ' || v.kind
          WHEN 'pledges adjustments' THEN 'pledge_id'
          WHEN 'disbursements adjustments' THEN 'disbursement_id'
          WHEN 'retreats adjustments' THEN 'retreat_id'
          WHEN 'sso_persons person_links' THEN 'sso_person_id' END
        -- A retreat that is called off sends all that waited for approval back.
        OR of_kind = 'pledges' AND v.kind = 'adjustments' AND v.row ->> 'kind' = 'retreat_cancellation')) END;
END $function$;

CREATE OR REPLACE FUNCTION public.is_document_number(number text)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN (NORMALIZE(number, NFKC) ~ '^[ -~\u2010-\u2015\u2212]*[A-Za-z0-9][ -~\u2010-\u2015\u2212]*$'::text);

CREATE OR REPLACE FUNCTION public.is_of_bootstrap(event_type text)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
RETURN (event_type = ANY (ARRAY['user.created'::text, 'user.link_proposed'::text, 'user.link_withdrawn'::text, 'user.changed'::text, 'user.password_reset'::text, 'api_key.issued'::text, 'api_key.revoked'::text, 'personal_data.read'::text]));

CREATE OR REPLACE FUNCTION public.is_of_its_records(a adjustments)
 RETURNS boolean
 LANGUAGE sql
 STABLE
RETURN ((((a).pledge_id IS NULL) OR (EXISTS (SELECT FROM pledges p WHERE ((p.id = (is_of_its_records.a).pledge_id) AND (p.retreat_id = (is_of_its_records.a).retreat_id))))) AND (((a).disbursement_id IS NULL) OR (EXISTS (SELECT FROM disbursements d WHERE ((d.id = (is_of_its_records.a).disbursement_id) AND (d.pledge_id = (is_of_its_records.a).pledge_id))))));

CREATE OR REPLACE FUNCTION public.is_of_service(event_type text)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
RETURN (event_type = ANY (ARRAY['user.created'::text, 'api_key.issued'::text, 'demo.loaded'::text]));

CREATE OR REPLACE FUNCTION public.is_schedule_of(becomes jsonb, was jsonb, change bigint)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
RETURN ((was = '[]'::jsonb) OR (becomes = '[]'::jsonb) OR ((jsonb_array_length(becomes) <= jsonb_array_length(was)) AND ((change < 0) OR (jsonb_array_length(becomes) = jsonb_array_length(was))) AND (NOT (EXISTS (SELECT FROM jsonb_array_elements(is_schedule_of.becomes) WITH ORDINALITY n(instalment, place) WHERE (((n.instalment - CASE WHEN (n.place = jsonb_array_length(is_schedule_of.becomes)) THEN 'amount'::text ELSE ''::text END) <> ((is_schedule_of.was -> ((n.place - 1))::integer) - CASE WHEN (n.place = jsonb_array_length(is_schedule_of.becomes)) THEN 'amount'::text ELSE ''::text END)) OR ((is_schedule_of.change < 0) AND (((n.instalment ->> 'amount'::text))::bigint > (((is_schedule_of.was -> ((n.place - 1))::integer) ->> 'amount'::text))::bigint))))))));

CREATE OR REPLACE FUNCTION public.is_split_as_asked(a adjustments)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
RETURN (((a).allocations IS NULL) OR ((a).split IS NULL) OR (((a).allocations @> ((a).split -> 'allocations'::text)) AND (((a).split -> 'allocations'::text) @> (a).allocations) AND (jsonb_array_length((a).allocations) = jsonb_array_length(((a).split -> 'allocations'::text)))));

CREATE OR REPLACE FUNCTION public.is_told_apart(said jsonb, other uuid)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
RETURN ((said <> '[]'::jsonb) AND (EXISTS (SELECT FROM jsonb_array_elements(is_told_apart.said) d(value) WHERE (((d.value ->> 'id'::text) = (is_told_apart.other)::text) OR ((d.value ->> 'paper'::text) = paper_token(is_told_apart.other))))));

CREATE OR REPLACE FUNCTION public.is_written_by(event events, of_kind text, record_id text, is_now jsonb, was jsonb)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE
AS $function$
DECLARE
  is_own bool := record_id = event.subject_id;
  said text := rows_of_events() ->> (event.type || CASE WHEN is_own THEN ' ' ELSE ' with ' END || of_kind);
  may_be text[] := string_to_array(said, ',');
  written text[] := ARRAY[concat_ws('=', 'new', is_now ->> 'state')];
BEGIN
  IF was IS NOT NULL THEN
    written := array_replace(changed_columns(was, is_now), 'state', concat('state=', is_now ->> 'state'));
    IF said LIKE '%,in=%' AND concat('in=', was ->> 'state') <> ALL (may_be) THEN
      RETURN false;
    END IF;
  ELSIF is_now || coalesce((empty_at_birth() ->> of_kind)::jsonb, '{}') <> is_now OR NOT is_born_now(is_now, event.occurred_at) THEN
    RETURN false;
  END IF;
  RETURN coalesce(written <@ may_be, false)
    AND (of_kind NOT IN ('pledges', 'disbursements', 'adjustments', 'transfers', 'appropriations') OR has_whole_amounts(is_now))
    AND is_now ->> 'retreat_id' IS NOT DISTINCT FROM CASE WHEN is_now ? 'retreat_id' THEN event.retreat_id::text END
    AND (is_own OR is_carried(event, of_kind, is_now));
END $function$;

CREATE OR REPLACE FUNCTION public.keep_open_instalments(pledge_ids uuid[])
 RETURNS void
 LANGUAGE plpgsql
 STRICT SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET enable_seqscan TO 'off'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
BEGIN
  PERFORM FROM pledges p WHERE p.id = ANY (pledge_ids) ORDER BY p.id FOR NO KEY UPDATE;
  WITH owed AS MATERIALIZED (SELECT * FROM open_instalments_of(pledge_ids)), settled AS (
    DELETE FROM open_instalments o
    WHERE o.pledge_id = ANY (pledge_ids) AND NOT EXISTS (SELECT FROM owed WHERE owed.pledge_id = o.pledge_id AND owed.due_on = o.due_on)
  )
  INSERT INTO open_instalments AS o (pledge_id, due_on, retreat_id, amount) SELECT pledge_id, due_on, retreat_id, amount FROM owed
  ON CONFLICT (pledge_id, due_on) DO UPDATE SET amount = excluded.amount WHERE o.amount <> excluded.amount;
END $function$;

CREATE OR REPLACE FUNCTION public.leave_queue()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET enable_seqscan TO 'off'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
BEGIN
  DELETE FROM log_queue q USING sealed s JOIN events e ON e.id = s.event_id WHERE q.sequence = e.sequence;
  RETURN NULL;
END $function$;
REVOKE EXECUTE ON ROUTINE leave_queue() FROM public;

CREATE OR REPLACE FUNCTION public.leaves_no_more(free_for_promises numeric, free_for_money numeric, promised numeric, handed_over numeric)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
RETURN (((promised = (0)::numeric) OR (free_for_promises <= handed_over)) AND ((handed_over = (0)::numeric) OR (free_for_promises = (0)::numeric) OR (free_for_money = (0)::numeric)));

CREATE OR REPLACE FUNCTION public.left_out_of(kind text)
 RETURNS text[]
 LANGUAGE sql
 IMMUTABLE
RETURN CASE kind WHEN 'companies'::text THEN '{contact,salt}'::text[] WHEN 'users'::text THEN '{name,email,salt}'::text[] WHEN 'documents'::text THEN '{name,salt}'::text[] WHEN 'webhooks'::text THEN '{url,salt}'::text[] WHEN 'sso_persons'::text THEN '{subject}'::text[] ELSE '{}'::text[] END;

CREATE OR REPLACE FUNCTION public.letters_of_others(companies uuid[], numbers text[], retreat_ids uuid[])
 RETURNS TABLE(place integer, id uuid, number text, pledged_on date, company text)
 LANGUAGE plpgsql
 STABLE
 SET enable_seqscan TO 'off'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
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
END $function$;

CREATE OR REPLACE FUNCTION public.link_awaits(person uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
RETURN (EXISTS (SELECT FROM person_links l WHERE ((l.user_id = link_awaits.person) AND (l.withdrawn_at IS NULL) AND ((l.account_confirmed_at IS NULL) OR (l.subject_confirmed_at IS NULL)))));

CREATE OR REPLACE FUNCTION public.live_letters(companies uuid[], numbers text[], refs text[], named uuid[])
 RETURNS TABLE(of_company uuid, id uuid)
 LANGUAGE plpgsql
 STABLE
 SET enable_seqscan TO 'off'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
BEGIN
  RETURN QUERY WITH families AS MATERIALIZED (SELECT f.company_id, f.member FROM company_families(companies) f)
    SELECT k.company_id, l.id FROM unnest(companies, numbers) k (company_id, number)
    JOIN families f ON f.company_id = k.company_id
    JOIN pledges l ON l.company_id = f.member AND l.paper_number = k.number AND l.state NOT IN ('rejected', 'discarded', 'cancelled')
    UNION
    SELECT r.company_id, r.id FROM pledges r WHERE r.external_ref = ANY (refs) AND r.state NOT IN ('rejected', 'discarded', 'cancelled')
    UNION
    SELECT d.company_id, d.id FROM pledges d WHERE d.id = ANY (named) AND d.state NOT IN ('rejected', 'discarded', 'cancelled');
END $function$;

CREATE OR REPLACE FUNCTION public.live_receipts(numbers text[], files uuid[], refs text[])
 RETURNS SETOF disbursements
 LANGUAGE plpgsql
 STABLE
 SET enable_seqscan TO 'off'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
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
END $function$;

CREATE OR REPLACE FUNCTION public.live_refunds(numbers text[])
 RETURNS SETOF adjustments
 LANGUAGE plpgsql
 STABLE
 SET enable_seqscan TO 'off'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
BEGIN
  RETURN QUERY SELECT a.* FROM adjustments a
    WHERE a.paper_number = ANY (numbers) AND a.state NOT IN ('rejected', 'withdrawn') ORDER BY a.id;
END $function$;

CREATE OR REPLACE FUNCTION public.lock_line_balances(of_retreat uuid, line_keys text[])
 RETURNS TABLE(line_code text, ceiling bigint, csr_eligible boolean, reserved bigint, received bigint, spent bigint)
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
$function$;

CREATE OR REPLACE FUNCTION public.lock_new_papers(keys text[])
 RETURNS void
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF cardinality(keys) BETWEEN 65 AND 2048 AND NOT pg_try_advisory_xact_lock(4120252, 1) THEN
    PERFORM pg_advisory_xact_lock(4120252, 2);
  END IF;
  PERFORM lock_papers(keys);
END $function$;

CREATE OR REPLACE FUNCTION public.lock_papers(keys text[])
 RETURNS void
 LANGUAGE plpgsql
AS $function$
DECLARE
  papers int[] := ARRAY(SELECT DISTINCT (hashtextextended(key, 0) & 2147483647)::int AS paper FROM unnest(keys) key ORDER BY paper);
BEGIN
  IF cardinality(papers) > 2048 THEN
    PERFORM pg_advisory_xact_lock(4120252, 0);
    RETURN;
  END IF;
  PERFORM pg_advisory_xact_lock_shared(4120252, 0);
  PERFORM pg_advisory_xact_lock(4120251, paper) FROM unnest(papers) paper;
END $function$;

CREATE OR REPLACE FUNCTION public.logged_disbursements_add_up()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET enable_seqscan TO 'off'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
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
END $function$;
REVOKE EXECUTE ON ROUTINE logged_disbursements_add_up() FROM public;

CREATE OR REPLACE FUNCTION public.logged_row(kind text, whole jsonb)
 RETURNS jsonb
 LANGUAGE sql
 IMMUTABLE
RETURN ((whole - left_out_of(kind)) || CASE kind WHEN 'users'::text THEN jsonb_build_object('name_hash', salted_hash((whole ->> 'salt'::text), (whole ->> 'name'::text)), 'email_hash', salted_hash((whole ->> 'salt'::text), (whole ->> 'email'::text))) WHEN 'companies'::text THEN jsonb_build_object('contact_hash', salted_hash((whole ->> 'salt'::text), COALESCE((whole ->> 'contact'::text), ''::text))) WHEN 'webhooks'::text THEN jsonb_build_object('url_hash', salted_hash((whole ->> 'salt'::text), (whole ->> 'url'::text))) WHEN 'documents'::text THEN jsonb_build_object('name_hash', salted_hash((whole ->> 'salt'::text), (whole ->> 'name'::text))) ELSE '{}'::jsonb END);

CREATE OR REPLACE FUNCTION public.makers_of(actor uuid)
 RETURNS uuid[]
 LANGUAGE sql
 STABLE
RETURN (SELECT array_remove(ARRAY[a.actor, u.responsible_id], NULL::uuid) AS array_remove FROM ((SELECT makers_of.actor AS actor) a LEFT JOIN users u ON ((u.id = a.actor))));

CREATE OR REPLACE FUNCTION public.may_cause(who role, event_type text)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
RETURN (event_type = ANY (CASE who WHEN 'finance'::role THEN ARRAY['document.uploaded'::text, 'document.attached'::text, 'document.replaced'::text, 'company.registered'::text, 'company.changed'::text, 'company.succeeded'::text, 'company.succession_withdrawn'::text, 'company.disclosure_added'::text, 'import.made'::text, 'import.discarded'::text, 'retreat.created'::text, 'retreat.changed'::text, 'budget.drafted'::text, 'budget.changed'::text, 'budget.discarded'::text, 'pledge.drafted'::text, 'pledge.changed'::text, 'pledge.letter_amount_stated'::text, 'pledge.submitted'::text, 'pledge.withdrawn'::text, 'pledge.discarded'::text, 'pledge.cancelled'::text, 'pledge.agreement_signed'::text, 'pledge.reallocated'::text, 'disbursement.recorded'::text, 'disbursement.changed'::text, 'disbursement.document_total_stated'::text, 'disbursement.reversed'::text, 'disbursement.reallocated'::text, 'adjustment.proposed'::text, 'adjustment.withdrawn'::text, 'appropriation.stated'::text, 'expenditure.recorded'::text, 'expenditure.reversed'::text, 'user.first_seen'::text, 'user.link_confirmed'::text, 'user.password_changed'::text, 'user.preferences_changed'::text, 'user.signed_in'::text, 'user.signed_out'::text, 'api_key.issued'::text, 'api_key.revoked'::text, 'personal_data.read'::text] WHEN 'verifier'::role THEN ARRAY['budget.adopted'::text, 'pledge.approved'::text, 'pledge.rejected'::text, 'disbursement.verified'::text, 'disbursement.rejected'::text, 'adjustment.approved'::text, 'adjustment.rejected'::text, 'month.closed'::text, 'month.reopened'::text, 'user.first_seen'::text, 'user.link_confirmed'::text, 'user.confirmed'::text, 'user.password_changed'::text, 'user.preferences_changed'::text, 'user.signed_in'::text, 'user.signed_out'::text, 'api_key.issued'::text, 'api_key.revoked'::text, 'personal_data.read'::text] WHEN 'auditor'::role THEN ARRAY['finding.followed_up'::text, 'report.sealed'::text, 'user.first_seen'::text, 'user.link_confirmed'::text, 'user.password_changed'::text, 'user.preferences_changed'::text, 'user.signed_in'::text, 'user.signed_out'::text, 'api_key.issued'::text, 'api_key.revoked'::text, 'personal_data.read'::text] WHEN 'integration'::role THEN ARRAY['user.first_seen'::text, 'user.password_changed'::text, 'user.signed_in'::text, 'user.signed_out'::text, 'personal_data.read'::text] WHEN 'admin'::role THEN ARRAY['month.closed'::text, 'month.reopened'::text, 'user.created'::text, 'user.first_seen'::text, 'user.link_proposed'::text, 'user.link_confirmed'::text, 'user.link_withdrawn'::text, 'user.changed'::text, 'user.password_reset'::text, 'user.confirmed'::text, 'user.password_changed'::text, 'user.preferences_changed'::text, 'user.signed_in'::text, 'user.signed_out'::text, 'api_key.issued'::text, 'api_key.revoked'::text, 'webhook.added'::text, 'webhook.changed'::text, 'webhook.secret_rotated'::text, 'webhook.ended'::text, 'webhook.tested'::text, 'webhook.redelivered'::text, 'personal_data.read'::text] ELSE NULL::text[] END));

CREATE OR REPLACE FUNCTION public.may_confirm(confirmer uuid, beneficiary uuid, givers uuid[])
 RETURNS boolean
 LANGUAGE sql
 STABLE
RETURN ((confirmer IS NOT NULL) AND (NOT (EXISTS (SELECT FROM unnest((may_confirm.givers || may_confirm.beneficiary)) g(id), unconfirmed_line(may_confirm.confirmer) l(person) WHERE (person_of(g.id) = l.person)))) AND (NOT (EXISTS (SELECT FROM users u WHERE ((u.id = may_confirm.confirmer) AND ((u.kind <> 'person'::user_kind) OR ((u.unconfirmed_since IS NOT NULL) AND has_access(to_jsonb(u.*)))))))));

CREATE OR REPLACE FUNCTION public.may_end_its_right(event_type text)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
RETURN (event_type = ANY (ARRAY['user.changed'::text, 'user.password_reset'::text, 'api_key.revoked'::text]));

CREATE OR REPLACE FUNCTION public.may_read_with(k api_keys, operation_id text)
 RETURNS boolean
 LANGUAGE sql
 STABLE
RETURN CASE WHEN (operation_id = 'downloadDocument'::text) THEN COALESCE((((k).scopes -> 'operations'::text) ? 'documents.read'::text), true) ELSE ((NOT COALESCE(((k).scopes ? 'retreatIds'::text), false)) AND COALESCE((((k).scopes -> 'operations'::text) ? 'contacts.read'::text), ((k).roles <> '{integration}'::role[]))) END;

CREATE OR REPLACE FUNCTION public.names_its_actor(of_kind text, event events, is_now jsonb, was jsonb, their_makers text[])
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE
AS $function$
DECLARE
  deciders CONSTANT text[] := ARRAY['decided_by', 'verified_by', 'rejected_by', 'adopted_by', 'made_by', 'sealed_by', 'uploaded_by',
    'actor_id', 'added_by'];
  actor text := event.actor_id;
  decider text;
  decided bool := false;
  known jsonb;
BEGIN
  -- Somebody of the single sign-on comes by themselves, or an admin names them.
  IF of_kind = 'sso_persons' THEN
    RETURN CASE event.type WHEN 'user.first_seen' THEN is_now ->> 'id' = actor ELSE event.type IN ('user.created', 'user.link_proposed') END;
  END IF;
  IF of_kind = 'person_links' THEN
    RETURN CASE
      WHEN was IS NULL THEN event.type = 'user.link_proposed' AND is_now ->> 'proposed_by' = actor
      WHEN is_now ->> 'withdrawn_at' IS NOT NULL THEN event.type = 'user.link_withdrawn'
      ELSE event.type = 'user.link_confirmed' AND actor = is_now ->> CASE
        WHEN was ->> 'account_confirmed_at' IS DISTINCT FROM is_now ->> 'account_confirmed_at' THEN 'user_id'
        ELSE 'sso_person_id' END END;
  END IF;
  -- What somebody wants of the desk, nobody else says.
  IF of_kind = 'preferences' THEN
    RETURN is_now ->> 'id' = actor;
  END IF;
  IF of_kind = 'closings' THEN
    RETURN actor = is_now ->> CASE is_now ->> 'state' WHEN 'closed' THEN 'closed_by' ELSE 'reopened_by' END;
  END IF;
  IF jsonb_strip_nulls(is_now) ?| deciders THEN
    FOREACH decider IN ARRAY deciders LOOP
      IF is_now ->> decider IS NOT NULL AND was ->> decider IS DISTINCT FROM is_now ->> decider THEN
        IF is_now ->> decider <> actor THEN
          RETURN false;
        END IF;
        decided := decider IN ('decided_by', 'verified_by', 'rejected_by', 'adopted_by');
      END IF;
    END LOOP;
  END IF;
  IF NOT is_now ? 'makers' THEN
    RETURN of_kind <> 'users' OR names_its_giver(event, is_now, was);
  END IF;
  IF decided THEN
    RETURN NOT is_now -> 'makers' ? actor AND is_now -> 'makers' = was -> 'makers' AND event.type = decision_of(of_kind, is_now ->> 'state');
  END IF;
  known := coalesce(was -> 'makers', '[]');
  -- Makers are told in the order in which they came, whoever wrote a record first.
  IF is_now -> 'makers' -> 0 IS DISTINCT FROM coalesce(known -> 0, to_jsonb(actor)) THEN
    RETURN false;
  END IF;
  IF is_now -> 'makers' = known THEN
    -- Whoever writes a draft, or what still waits for its checker, is a maker of it; what a proposal does to it is no editing.
    RETURN is_now -> 'makers' ?& their_makers OR is_now ->> 'state' NOT IN ('draft', 'submitted', 'rejected', 'recorded', 'proposed', 'withdrawn')
      OR event.type = 'adjustment.approved'
      -- Nobody checks any more what was rejected or withdrawn for good, so whoever attaches to it makes nothing of it.
      OR is_now ->> 'attached' IS DISTINCT FROM was ->> 'attached' AND of_kind <> 'pledges' AND is_now ->> 'state' IN ('rejected', 'withdrawn')
      OR cardinality(their_makers) = 1
        AND EXISTS (SELECT FROM jsonb_array_elements_text(known) m (maker) WHERE person_of(m.maker::uuid) = person_of(event.actor_id));
  END IF;
  -- What a system makes is made by whoever answers for it too.
  RETURN is_now -> 'makers' = to_jsonb(their_makers) OR is_now -> 'makers' ?& their_makers AND NOT EXISTS (
    SELECT FROM jsonb_array_elements_text(is_now -> 'makers') m (maker)
    WHERE m.maker <> actor AND NOT known ? m.maker AND m.maker <> ALL (their_makers));
END $function$;

CREATE OR REPLACE FUNCTION public.names_its_giver(event events, is_now jsonb, was jsonb)
 RETURNS boolean
 LANGUAGE plpgsql
 IMMUTABLE
AS $function$
DECLARE
  givers jsonb := coalesce(was -> 'unconfirmed_by', '[]');
BEGIN
  IF gives_access(is_now, was) OR (event.type IN ('user.password_reset', 'user.link_proposed') AND is_now ->> 'kind' = 'person') THEN
    RETURN is_now -> 'unconfirmed_by' ? event.actor_id::text AND is_now -> 'unconfirmed_by' <@ (givers || to_jsonb(event.actor_id::text));
  ELSIF event.type = 'user.confirmed' THEN
    RETURN is_now -> 'unconfirmed_by' = '[]' AND is_now ->> 'confirmed_by' = event.actor_id::text;
  END IF;
  RETURN is_now -> 'unconfirmed_by' = givers;
END $function$;

CREATE OR REPLACE FUNCTION public.newly_told(said jsonb, was jsonb)
 RETURNS SETOF jsonb
 LANGUAGE sql
 IMMUTABLE
BEGIN ATOMIC
 SELECT d.value AS d
    FROM jsonb_array_elements(newly_told.said) d(value)
   WHERE (NOT (newly_told.was @> jsonb_build_array(d.value)));
END;

CREATE OR REPLACE FUNCTION public.note_written()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET "TimeZone" TO 'UTC'
AS $function$
BEGIN
  IF left_out_of(TG_TABLE_NAME) = '{}' THEN
    INSERT INTO written_rows (kind, rows) SELECT TG_TABLE_NAME, array_agg(to_jsonb(w)) FROM written w HAVING count(*) > 0;
  ELSE
    INSERT INTO written_rows (kind, rows)
    SELECT TG_TABLE_NAME, array_agg(logged_row(TG_TABLE_NAME, to_jsonb(w))) FROM written w HAVING count(*) > 0;
  END IF;
  RETURN NULL;
END $function$;
REVOKE EXECUTE ON ROUTINE note_written() FROM public;

CREATE OR REPLACE FUNCTION public.open_instalments_of(pledge_ids uuid[])
 RETURNS TABLE(pledge_id uuid, due_on date, retreat_id uuid, amount bigint)
 LANGUAGE sql
 STABLE
BEGIN ATOMIC
 SELECT p.id,
     i.due_on,
     p.retreat_id,
     (sum(i.open))::bigint AS sum
    FROM ((pledges p
      CROSS JOIN LATERAL ( SELECT (COALESCE(sum(b.received), (0)::numeric))::bigint AS received
            FROM pledge_line_balances b
           WHERE (b.pledge_id = p.id)) money)
      CROSS JOIN LATERAL ( SELECT due.due_on,
             LEAST((due.amount)::numeric, (sum(due.amount) OVER (ORDER BY due.due_on, due.place) - (money.received)::numeric)) AS open
            FROM ( SELECT ((e.value ->> 'dueOn'::text))::date AS date,
                     ((e.value ->> 'amount'::text))::bigint AS int8,
                     e.place
                    FROM jsonb_array_elements(p.instalments) WITH ORDINALITY e(value, place)) due(due_on, amount, place)) i)
   WHERE ((p.id = ANY (open_instalments_of.pledge_ids)) AND (p.state = 'active'::pledge_state) AND (i.open > (0)::numeric))
   GROUP BY p.id, i.due_on, p.retreat_id;
END;

CREATE OR REPLACE FUNCTION public.open_unallocated()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
BEGIN
  INSERT INTO line_balances (retreat_id, ceiling, csr_eligible) VALUES (NEW.id, 9007199254740991, true);
  RETURN NULL;
END $function$;
REVOKE EXECUTE ON ROUTINE open_unallocated() FROM public;

CREATE OR REPLACE FUNCTION public.pages_of(pages text)
 RETURNS int4range
 LANGUAGE sql
 IMMUTABLE STRICT
RETURN int4range((split_part(pages, '-'::text, 1))::integer, (COALESCE(NULLIF(split_part(pages, '-'::text, 2), ''::text), split_part(pages, '-'::text, 1)))::integer, '[]'::text);

CREATE OR REPLACE FUNCTION public.paper_number(number text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT COST 10000
RETURN COALESCE(NULLIF(btrim(regexp_replace(regexp_replace(regexp_replace(regexp_replace((lower(upper((NORMALIZE(number, NFKC) COLLATE pg_c_utf8))) COLLATE pg_unicode_fast), '[^[:alnum:]]+'::text, '/'::text, 'g'::text), '([[:alpha:]])([[:digit:]])'::text, '\1/\2'::text, 'g'::text), '([[:digit:]])([[:alpha:]])'::text, '\1/\2'::text, 'g'::text), '(^|/)0+([[:digit:]])'::text, '\1\2'::text, 'g'::text), '/'::text), ''::text), number);

CREATE OR REPLACE FUNCTION public.paper_token(id uuid)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
RETURN "left"(encode(sha256(convert_to(('paper '::text || id), 'UTF8'::name)), 'hex'::text), 32);

CREATE OR REPLACE FUNCTION public.person_of(somebody uuid)
 RETURNS uuid
 LANGUAGE sql
 STABLE
RETURN COALESCE((SELECT l.user_id FROM person_links l WHERE ((l.sso_person_id = person_of.somebody) AND (l.withdrawn_at IS NULL) AND (l.account_confirmed_at IS NOT NULL) AND (l.subject_confirmed_at IS NOT NULL))), somebody);

CREATE OR REPLACE FUNCTION public.pledge_adds_up()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
DECLARE
  subject uuid := coalesce(to_jsonb(NEW) ->> 'pledge_id', to_jsonb(NEW) ->> 'id')::uuid;
  pledge pledges;
  total int8;
  reserved int8;
  pledged int8;
  amended int8;
  written_off int8;
BEGIN
  SELECT * INTO pledge FROM pledges WHERE id = subject;
  total := pledge.amount + pledge.amended - pledge.written_off;
  SELECT coalesce(sum(b.reserved), 0), coalesce(sum(b.pledged), 0) INTO reserved, pledged
  FROM pledge_line_balances b WHERE b.pledge_id = subject;
  IF reserved <> (CASE WHEN pledge.state IN ('submitted', 'active') THEN total ELSE 0 END)
    OR pledged <> (CASE WHEN pledge.state = 'active' THEN total ELSE 0 END)
  THEN
    RAISE EXCEPTION 'pledge % is % with % rupiah, but % are reserved and % pledged', subject, pledge.state, total, reserved, pledged
      USING ERRCODE = 'check_violation', CONSTRAINT = 'pledge_adds_up';
  END IF;
  SELECT coalesce(sum(a.amount) FILTER (WHERE a.kind = 'amendment'), 0), coalesce(sum(a.amount) FILTER (WHERE a.kind = 'write_off' OR a.ends_promise), 0)
  INTO amended, written_off FROM adjustments a WHERE a.pledge_id = subject AND a.state = 'approved';
  IF (amended, written_off) <> (pledge.amended, pledge.written_off) THEN
    RAISE EXCEPTION 'pledge % says % amended and % written off, approved are % and %', subject, pledge.amended, pledge.written_off, amended, written_off
      USING ERRCODE = 'check_violation', CONSTRAINT = 'pledge_adds_up';
  END IF;
  RETURN NULL;
END $function$;
REVOKE EXECUTE ON ROUTINE pledge_adds_up() FROM public;

CREATE OR REPLACE FUNCTION public.pledge_is_taken()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF NEW.state IN ('submitted', 'active') THEN
    PERFORM assert_goes_on(NEW.retreat_id);
  END IF;
  IF NEW.state <> 'active' THEN
    PERFORM assert_still_promises(NEW.company_id);
  END IF;
  RETURN NULL;
END $function$;
REVOKE EXECUTE ON ROUTINE pledge_is_taken() FROM public;

CREATE OR REPLACE FUNCTION public.post_to_balances()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET enable_seqscan TO 'off'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
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
END $function$;
REVOKE EXECUTE ON ROUTINE post_to_balances() FROM public;

CREATE OR REPLACE FUNCTION public.post_to_spans()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET enable_seqscan TO 'off'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
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
END $function$;
REVOKE EXECUTE ON ROUTINE post_to_spans() FROM public;

CREATE OR REPLACE FUNCTION public.posting_key(event_type text, a adjustments)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
RETURN (event_type || CASE WHEN (event_type = 'adjustment.approved'::text) THEN (' '::text || CASE WHEN ((a).kind = 'amendment'::adjustment_kind) THEN CASE WHEN ((a).amount > 0) THEN 'increase'::text ELSE 'decrease'::text END WHEN (((a).kind = 'agreement'::adjustment_kind) AND (((a).request ->> 'relation'::text) = 'addendum'::text)) THEN 'addendum'::text WHEN (a).ends_promise THEN 'refund_ends_promise'::text ELSE ((a).kind)::text END) ELSE ''::text END);

CREATE OR REPLACE FUNCTION public.postings_of_events()
 RETURNS TABLE(event text, measure measure, sign integer, follows text)
 LANGUAGE sql
 IMMUTABLE
AS $function$
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
$function$;

CREATE OR REPLACE FUNCTION public.proposal_says_what_was_sent()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET enable_seqscan TO 'off'
AS $function$
BEGIN
  IF unlike_its_request(NEW) IS NOT NULL OR NOT is_of_its_records(NEW) THEN
    RAISE EXCEPTION 'proposal % says otherwise than its request: %', NEW.id, coalesce(unlike_its_request(NEW), 'its records')
      USING ERRCODE = 'check_violation', CONSTRAINT = 'proposal_says_what_was_sent', TABLE = 'adjustments';
  END IF;
  RETURN NULL;
END $function$;
REVOKE EXECUTE ON ROUTINE proposal_says_what_was_sent() FROM public;

CREATE OR REPLACE FUNCTION public.proposal_takes_effect()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET enable_seqscan TO 'off'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
DECLARE
  cause uuid := (SELECT id FROM events WHERE subject_type = 'adjustment' AND subject_id = NEW.id::text AND type = 'adjustment.approved');
  -- Of the pledge, or of all that its effect names.
  pledge_ids uuid[] := ARRAY(SELECT DISTINCT (m ->> 'pledgeId')::uuid FROM jsonb_array_elements(NEW.effect -> 'moves') m) || NEW.pledge_id;
  broken text;
BEGIN
  broken := CASE
    WHEN proposal_wrote(NEW) IS NOT TRUE OR unlike_its_request(NEW) IS NOT NULL THEN 'its fields'
    WHEN NOT is_split_as_asked(NEW) THEN 'its split'
    -- What is given up and nobody said where leaves the unallocated part first.
    WHEN NEW.allocations IS NULL AND (NEW.kind = 'write_off' OR NEW.kind = 'amendment' AND NEW.amount < 0) AND NEW.split -> 'allocations' <> '[]'
      AND EXISTS (SELECT FROM pledge_line_balances b WHERE b.pledge_id = NEW.pledge_id AND b.line_key = '' AND b.pledged > b.received) THEN 'its split'
    WHEN NEW.instalments IS NOT NULL AND NEW.request -> 'instalments' IS NULL AND NOT EXISTS (
      SELECT FROM record_versions v JOIN record_versions w ON (w.kind, w.record_id, w.version) = (v.kind, v.record_id, v.version - 1)
      WHERE v.event_id = cause AND v.kind = 'pledges' AND v.record_id = NEW.pledge_id::text
        AND is_schedule_of(NEW.instalments, w.row -> 'instalments', CASE NEW.kind WHEN 'amendment' THEN NEW.amount ELSE -NEW.amount END)) THEN 'its schedule'
    WHEN EXISTS (
      SELECT FROM (
        SELECT j.pledge_id::text, j.disbursement_id::text, j.measure::text, j.line_code, to_char(j.effective_on, 'YYYY-MM-DD'), j.amount
        FROM journal_entries j WHERE j.pledge_id = ANY (pledge_ids) AND j.event_id = cause
        UNION ALL
        SELECT m ->> 'pledgeId', m ->> 'disbursementId', m ->> 'measure', m ->> side.part, m ->> 'effectiveOn', side.sign * (m ->> 'amount')::int8
        FROM jsonb_array_elements(NEW.effect -> 'moves') m, (VALUES ('from', 1), ('to', -1)) side (part, sign) WHERE m ? side.part
      ) both_sides (pledge_id, disbursement_id, measure, line_code, day, amount)
      GROUP BY pledge_id, disbursement_id, measure, line_code, day HAVING sum(amount) <> 0) THEN 'its effect'
    WHEN NEW.pledge_id IS NOT NULL AND EXISTS (
      SELECT FROM (
        SELECT j.measure::text, j.line_code, j.amount::numeric FROM journal_entries j
        WHERE j.pledge_id = NEW.pledge_id AND j.event_id = cause
          AND NOT (j.measure = 'committed' AND (NEW.kind IN ('amendment', 'write_off', 'reallocation') OR NEW.ends_promise)
            OR j.measure = 'verified' AND NEW.kind = 'refund')
        UNION ALL SELECT measure, line_code, -amount FROM asked_moves(NEW)
      ) both_sides (measure, line_code, amount)
      GROUP BY measure, line_code HAVING sum(amount) <> 0) THEN 'its request'
    WHEN NEW.kind IN ('amendment', 'write_off', 'refund', 'reallocation', 'venue_choice', 'retreat_cancellation') AND EXISTS (
      SELECT FROM journal_entries j WHERE j.pledge_id = ANY (pledge_ids) AND j.event_id = cause
        AND j.effective_on < coalesce(NEW.booked_on, NEW.effective_on)) THEN 'its day' END;
  IF broken IS NOT NULL THEN
    RAISE EXCEPTION 'approved, % % did not do what it says: %', NEW.kind, NEW.id, broken
      USING ERRCODE = 'check_violation', CONSTRAINT = 'proposal_takes_effect', TABLE = 'adjustments';
  END IF;
  RETURN NULL;
END $function$;
REVOKE EXECUTE ON ROUTINE proposal_takes_effect() FROM public;

CREATE OR REPLACE FUNCTION public.proposal_wrote(a adjustments)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE
AS $function$
DECLARE
  retreat jsonb := (SELECT to_jsonb(r) FROM retreats r WHERE r.id = a.retreat_id);
  pledge jsonb := (SELECT to_jsonb(p) FROM pledges p WHERE p.id = a.pledge_id);
BEGIN
  RETURN CASE a.kind
    WHEN 'venue_choice' THEN says_what_was_asked(retreat, a.request, '{"chosen_venue": "venueCode", "venue_chosen_on": "chosenOn"}')
    WHEN 'retreat_change' THEN says_what_was_asked(retreat, a.request, '{"code": "code", "title": "title", "fiscal_year": "fiscalYear",
      "starts_on": "startsOn", "ends_on": "endsOn", "venues": "venues", "change_reason": "reason"}')
    WHEN 'retreat_cancellation' THEN
      says_what_was_asked(retreat, a.request, '{"cancelled_on": "cancelledOn", "cancellation_reason": "reason"}')
    WHEN 'retreat_restoration' THEN retreat ->> 'cancelled_on' IS NULL
    WHEN 'disclosure' THEN says_what_was_asked((SELECT to_jsonb(d) FROM disclosures d WHERE d.id = a.disclosure_id), a.request,
      '{"reference": "reference", "valid_from": "validFrom", "valid_to": "validTo", "note": "note", "annulled": "annulled", "change_reason": "reason"}')
    WHEN 'agreement' THEN CASE a.request ->> 'relation'
      WHEN 'addendum' THEN says_what_was_asked(pledge -> 'addenda' -> -1, a.request,
        '{"kind": "kind", "number": "number", "signedOn": "signedOn", "documentId": "documentId", "reason": "reason"}')
      ELSE says_what_was_asked(pledge, a.request, '{"agreement_kind": "kind", "agreement_number": "number",
        "agreement_signed_on": "signedOn", "agreement_document_id": "documentId", "agreement_reason": "reason"}') END
    -- Amounts add up by the triggers of pledges and disbursements.
    WHEN 'reallocation' THEN a.amount IS NULL
    ELSE NOT (a.kind IN ('amendment', 'write_off') OR a.ends_promise) OR pledge -> 'instalments' IS NOT DISTINCT FROM a.instalments END;
END $function$;

CREATE OR REPLACE FUNCTION public.propose_link()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
BEGIN
  -- Locked, so that nobody makes a user of the subject meanwhile.
  PERFORM FROM sso_persons WHERE id = NEW.sso_person_id FOR UPDATE;
  IF EXISTS (SELECT FROM users WHERE id = NEW.sso_person_id) THEN
    RAISE EXCEPTION 'subject % is a user', NEW.sso_person_id
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'subject_taken /subject', TABLE = 'person_links';
  END IF;
  -- Locked, so that nobody confirms the person's access meanwhile.
  PERFORM FROM users WHERE id = NEW.user_id AND kind = 'person' FOR NO KEY UPDATE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'user % is no person', NEW.user_id
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'link_of_a_system', TABLE = 'person_links';
  END IF;
  IF coalesce(NEW.account_confirmed_at, NEW.subject_confirmed_at, NEW.withdrawn_at) IS NOT NULL THEN
    PERFORM refuse_transition('begins_at_the_beginning', 'nothing', 'confirmed or withdrawn');
  END IF;
  IF person_of(NEW.proposed_by) IN (person_of(NEW.user_id), person_of(NEW.sso_person_id)) THEN
    RAISE EXCEPTION '% proposes a link of their own', NEW.proposed_by
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'link_of_oneself', TABLE = 'person_links';
  END IF;
  RETURN NEW;
END $function$;
REVOKE EXECUTE ON ROUTINE propose_link() FROM public;

CREATE OR REPLACE FUNCTION public.receipts_settle()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
BEGIN
  PERFORM keep_open_instalments(array_agg(p.pledge_id))
  FROM (SELECT pledge_id FROM posted WHERE measure = 'received' GROUP BY pledge_id HAVING sum(amount) <> 0) p;
  RETURN NULL;
END $function$;
REVOKE EXECUTE ON ROUTINE receipts_settle() FROM public;

CREATE OR REPLACE FUNCTION public.record_id_of(whole jsonb)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
RETURN COALESCE((whole ->> 'id'::text), (whole ->> 'month'::text), concat_ws('/'::text, (whole ->> 'retreat_id'::text), (whole ->> 'number'::text), (whole ->> 'code'::text)));

CREATE OR REPLACE FUNCTION public.recorded_papers_once()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
DECLARE
  recorded uuid[] := ARRAY(SELECT id FROM written);
BEGIN
  PERFORM assert_receipts_once(recorded, recorded);
  PERFORM assert_slip_told_apart('disbursement', w.id, w.paper_number, ARRAY(SELECT newly_told(w.differs_from, '[]')))
  FROM written w WHERE w.differs_from <> '[]';
  RETURN NULL;
END $function$;
REVOKE EXECUTE ON ROUTINE recorded_papers_once() FROM public;

CREATE OR REPLACE FUNCTION public.refund_differs_from(refund adjustments)
 RETURNS jsonb
 LANGUAGE sql
 IMMUTABLE
RETURN COALESCE(((refund).request -> 'differsFrom'::text), '[]'::jsonb);

CREATE OR REPLACE FUNCTION public.refund_paper_once()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET enable_seqscan TO 'off'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
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
END $function$;
REVOKE EXECUTE ON ROUTINE refund_paper_once() FROM public;

CREATE OR REPLACE FUNCTION public.refusal_of_actor(actor uuid, key uuid, event_type text, operation_id text)
 RETURNS text
 LANGUAGE plpgsql
 STABLE
 SET enable_seqscan TO 'off'
AS $function$
DECLARE
  k api_keys;
  held role[];
  is_active bool;
  changed_at timestamptz;
  was jsonb;
BEGIN
  IF key IS NOT NULL THEN
    SELECT * INTO k FROM api_keys WHERE id = key AND coalesce(user_id, id) = actor AND coalesce(expires_at > now(), true)
      AND (revoked_at IS NULL OR may_end_its_right(event_type) AND revoked_at = now());
    IF k.id IS NULL THEN
      RETURN 'unauthenticated';
    ELSIF event_type = 'personal_data.read' AND NOT may_read_with(k, operation_id) THEN
      RETURN 'outside_scopes';
    ELSIF k.user_id IS NULL THEN
      -- A key without a user is the operator's, for users and keys.
      RETURN CASE WHEN k.roles = '{}' AND is_of_bootstrap(event_type) THEN NULL ELSE 'forbidden' END;
    END IF;
  ELSIF actor = '00000000-0000-7000-8000-000000000000' THEN
    RETURN CASE WHEN is_of_service(event_type) THEN NULL ELSE 'forbidden' END;
  ELSIF NOT has_come_in(actor) THEN
    RETURN 'unauthenticated';
  END IF;
  SELECT u.roles, u.active, u.updated_at INTO held, is_active, changed_at FROM users u WHERE u.id = actor;
  IF NOT FOUND THEN
    -- The roles of somebody of the single sign-on who is no user are the token's. Once linked it is that user who comes; the
    -- confirmation itself brings that about.
    RETURN CASE WHEN person_of(actor) <> actor AND event_type <> 'user.link_confirmed' THEN 'unauthenticated' END;
  ELSIF may_end_its_right(event_type) AND changed_at = now() THEN
    SELECT v.row INTO was FROM record_versions v
    WHERE v.kind = 'users' AND v.record_id = actor::text ORDER BY v.version DESC LIMIT 1;
    held := ARRAY(SELECT jsonb_array_elements_text(was -> 'roles'))::role[];
    is_active := (was ->> 'active')::bool;
  END IF;
  RETURN CASE
    WHEN NOT is_active THEN 'unauthenticated'
    WHEN NOT EXISTS (SELECT FROM unnest(held) r WHERE may_cause(r, event_type) AND (key IS NULL OR r = ANY (k.roles)))
      THEN 'forbidden' END;
END $function$;

CREATE OR REPLACE FUNCTION public.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, lower(TG_OP)
    USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'append_only', TABLE = TG_TABLE_NAME;
END $function$;
REVOKE EXECUTE ON ROUTINE refuse_change() FROM public;

CREATE OR REPLACE FUNCTION public.refuse_closed_adoption()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  PERFORM assert_open_day(NEW.retreat_id, NEW.adopted_on, ' /adoptedOn');
  RETURN NULL;
END $function$;
REVOKE EXECUTE ON ROUTINE refuse_closed_adoption() FROM public;

CREATE OR REPLACE FUNCTION public.refuse_closed_days()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
BEGIN
  -- The calendar's lock, shared (its number is in src/platform/db/locks.ts): no month is closed while an entry is on its way.
  PERFORM pg_advisory_xact_lock_shared(4120251126);
  PERFORM assert_open_day(retreat_id, day, '')
  FROM (SELECT retreat_id, min(effective_on) AS day FROM posted GROUP BY retreat_id) p;
  RETURN NULL;
END $function$;
REVOKE EXECUTE ON ROUTINE refuse_closed_days() FROM public;

CREATE OR REPLACE FUNCTION public.refuse_differences(kind text, record uuid)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
BEGIN
  RAISE EXCEPTION '% % is told apart from nothing that counts and has its number', kind, record
    USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'differs_from_nobody /differsFrom';
END $function$;

CREATE OR REPLACE FUNCTION public.refuse_known_code()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
BEGIN
  IF EXISTS (SELECT FROM retreats r WHERE r.id <> NEW.id AND (r.code = NEW.code OR r.former_codes @> ARRAY[NEW.code])) THEN
    PERFORM refuse_retreat('retreat_code_exists /code', 'another retreat has, or had, this code');
  END IF;
  RETURN NEW;
END $function$;
REVOKE EXECUTE ON ROUTINE refuse_known_code() FROM public;

CREATE OR REPLACE FUNCTION public.refuse_linked_subject()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
BEGIN
  PERFORM FROM sso_persons WHERE id = NEW.id FOR UPDATE;
  IF EXISTS (SELECT FROM person_links WHERE sso_person_id = NEW.id AND withdrawn_at IS NULL) THEN
    RAISE EXCEPTION 'subject % is linked to a user', NEW.id
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'user_exists /sso', TABLE = 'users';
  END IF;
  RETURN NULL;
END $function$;
REVOKE EXECUTE ON ROUTINE refuse_linked_subject() FROM public;

CREATE OR REPLACE FUNCTION public.refuse_own_check()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET enable_seqscan TO 'off'
AS $function$
DECLARE
  checker uuid := (to_jsonb(NEW) ->> TG_ARGV[0])::uuid;
BEGIN
  PERFORM pg_advisory_xact_lock_shared(4120251131);
  IF EXISTS (SELECT FROM unnest(NEW.makers) m (maker) WHERE person_of(m.maker) = person_of(checker)) THEN
    RAISE EXCEPTION '% made what they check', checker
      USING ERRCODE = 'check_violation', CONSTRAINT = 'maker_is_checker', TABLE = TG_TABLE_NAME;
  END IF;
  RETURN NEW;
END $function$;
REVOKE EXECUTE ON ROUTINE refuse_own_check() FROM public;

CREATE OR REPLACE FUNCTION public.refuse_own_reopening()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
DECLARE
  own closings;
BEGIN
  PERFORM pg_advisory_xact_lock_shared(4120251131);
  SELECT n.* INTO own FROM becomes n JOIN was o USING (month)
  WHERE n.state = 'open' AND o.state = 'closed' AND person_of(n.closed_by) = person_of(n.reopened_by) ORDER BY n.month LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION '% reopens the month % that they closed', own.reopened_by, own.month
      USING ERRCODE = 'check_violation', CONSTRAINT = 'closer_is_reopener', TABLE = 'closings';
  END IF;
  RETURN NULL;
END $function$;
REVOKE EXECUTE ON ROUTINE refuse_own_reopening() FROM public;

CREATE OR REPLACE FUNCTION public.refuse_paper(kind text, record uuid, why text)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
BEGIN
  RAISE EXCEPTION 'the paper of % % counts already: %', kind, record, why
    USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'paper_used';
END $function$;

CREATE OR REPLACE FUNCTION public.refuse_retreat(rule text, why text)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
BEGIN
  RAISE EXCEPTION '%', why USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = rule, TABLE = 'retreats';
END $function$;

CREATE OR REPLACE FUNCTION public.refuse_transition(rule text, was text, becomes text)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
BEGIN
  RAISE EXCEPTION '%: % cannot become %', rule, was, becomes USING ERRCODE = 'check_violation', CONSTRAINT = rule;
END $function$;

CREATE OR REPLACE FUNCTION public.retreat_goes_on()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  PERFORM assert_goes_on(NEW.retreat_id);
  RETURN NULL;
END $function$;
REVOKE EXECUTE ON ROUTINE retreat_goes_on() FROM public;

CREATE OR REPLACE FUNCTION public.retreat_takes_two()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
DECLARE
  corrected jsonb := corrections(to_jsonb(OLD), to_jsonb(NEW), '{"code": "code", "title": "title", "fiscal_year": "fiscalYear",
    "starts_on": "startsOn", "ends_on": "endsOn", "venues": "venues"}');
BEGIN
  IF (NEW.chosen_venue, NEW.venue_chosen_on, NEW.venue_document_number, NEW.venue_reason)
    IS DISTINCT FROM (OLD.chosen_venue, OLD.venue_chosen_on, OLD.venue_document_number, OLD.venue_reason) THEN
    PERFORM assert_approved('venue_choice', NEW.id, jsonb_build_object('venueCode', NEW.chosen_venue, 'chosenOn', NEW.venue_chosen_on,
      'documentNumber', NEW.venue_document_number, 'reason', NEW.venue_reason), to_jsonb(OLD));
  END IF;
  IF (NEW.cancelled_on, NEW.cancellation_reason) IS DISTINCT FROM (OLD.cancelled_on, OLD.cancellation_reason) THEN
    PERFORM CASE WHEN NEW.cancelled_on IS NULL THEN assert_approved('retreat_restoration', NEW.id, '{}', to_jsonb(OLD))
      ELSE assert_approved('retreat_cancellation', NEW.id,
        jsonb_build_object('cancelledOn', NEW.cancelled_on, 'reason', NEW.cancellation_reason), to_jsonb(OLD)) END;
  END IF;
  -- Freely, before a budget was ever adopted.
  IF corrected <> '{}' AND EXISTS (SELECT FROM budget_versions WHERE retreat_id = NEW.id AND adopted_on IS NOT NULL) THEN
    PERFORM assert_approved('retreat_change', NEW.id, corrected, to_jsonb(OLD));
  END IF;
  RETURN NULL;
END $function$;
REVOKE EXECUTE ON ROUTINE retreat_takes_two() FROM public;

CREATE OR REPLACE FUNCTION public.rows_of_events()
 RETURNS jsonb
 LANGUAGE sql
 IMMUTABLE
RETURN jsonb_object(ARRAY['document.uploaded documents'::text, 'new'::text, 'document.attached pledges'::text, 'attached,makers'::text, 'document.attached disbursements'::text, 'attached,makers'::text, 'document.attached adjustments'::text, 'attached,makers'::text, 'document.attached expenditures'::text, 'attached,makers'::text, 'document.attached retreats'::text, 'attached'::text, 'document.attached with attachments'::text, 'new'::text, 'document.replaced pledges'::text, 'attached,makers'::text, 'document.replaced disbursements'::text, 'attached,makers'::text, 'document.replaced adjustments'::text, 'attached,makers'::text, 'document.replaced expenditures'::text, 'attached,makers'::text, 'document.replaced retreats'::text, 'attached'::text, 'document.replaced with attachments'::text, 'new'::text, 'company.registered companies'::text, 'new'::text, 'company.changed companies'::text, 'legal_name,npwp,nib,kbli_code,kbli_version,regency_codes,contact_hash'::text, 'import.made imports'::text, 'new=kept'::text, 'import.discarded imports'::text, 'state=discarded,discarding_reason'::text, 'company.succeeded companies'::text, 'successor_id,succeeded_on,succession_reason,succession_document_id,succession_withdrawal_reason'::text, 'company.succession_withdrawn companies'::text, 'successor_id,succeeded_on,succession_reason,succession_document_id,succession_withdrawal_reason'::text, 'company.disclosure_added with disclosures'::text, 'new'::text, 'retreat.created retreats'::text, 'new'::text, 'retreat.changed retreats'::text, 'code,former_codes,title,fiscal_year,starts_on,ends_on,venues,change_reason'::text, 'budget.drafted budget_versions'::text, 'new=draft'::text, 'budget.changed budget_versions'::text, 'reason,draft_lines,makers'::text, 'budget.discarded budget_versions'::text, 'state=discarded,discarding_reason'::text, 'budget.adopted budget_versions'::text, 'state=adopted,draft_lines,adopted_on,adopted_by,adopted_at'::text, 'budget.adopted with budget_versions'::text, 'state=superseded'::text, 'budget.adopted with budget_lines'::text, 'new'::text, 'budget.adopted with transfers'::text, 'new'::text, 'pledge.drafted pledges'::text, 'new=draft'::text, 'pledge.changed pledges'::text, 'company_id,form,valuation_basis,amount,letter_amount,pledged_on,booked_on,letter_number,paper_number,letter_document_id,instalments,allocations,unallocated,external_ref,replaces,differs_from,makers,in=draft,in=rejected,in=submitted'::text, 'pledge.submitted pledges'::text, 'state=submitted,makers,withdrawal_reason,decided_by,decided_at,decision_note'::text, 'pledge.withdrawn pledges'::text, 'state=draft,makers,withdrawal_reason'::text, 'pledge.discarded pledges'::text, 'state=discarded,discarding_reason'::text, 'pledge.approved pledges'::text, 'state=active,decided_by,decided_at,decision_note'::text, 'pledge.rejected pledges'::text, 'state=rejected,decided_by,decided_at,decision_note'::text, 'pledge.cancelled pledges'::text, 'state=cancelled,cancelled_on,cancellation_reason'::text, 'pledge.agreement_signed pledges'::text, 'agreement_kind,agreement_number,agreement_signed_on,agreement_reason,agreement_document_id'::text, 'pledge.reallocated with transfers'::text, 'new'::text, 'disbursement.recorded disbursements'::text, 'new=recorded'::text, 'disbursement.changed disbursements'::text, 'evidence_kind,evidence_number,paper_number,evidence_document_total,evidence_document_id,evidence_pages,invoice_number,external_ref,differs_from,makers,payer,original,in=recorded'::text, 'disbursement.verified disbursements'::text, 'state=verified,verified_by,verified_at,verification_note'::text, 'disbursement.rejected disbursements'::text, 'state=rejected,rejected_by,rejection_reason'::text, 'disbursement.reversed disbursements'::text, 'state=reversed,reversal_reason'::text, 'disbursement.reallocated with transfers'::text, 'new'::text, 'adjustment.proposed adjustments'::text, 'new=proposed'::text, 'adjustment.approved adjustments'::text, 'state=approved,split,effect,instalments,decided_by,decided_at,decision_note'::text, 'adjustment.approved with pledges'::text, 'amended,written_off,instalments,agreement_kind,agreement_number,agreement_signed_on,agreement_reason,agreement_document_id,addenda,state=draft,withdrawal_reason'::text, 'adjustment.approved with disbursements'::text, 'refunded,state=reversed,reversal_reason'::text, 'adjustment.approved with retreats'::text, 'code,former_codes,title,fiscal_year,starts_on,ends_on,venues,change_reason,chosen_venue,venue_chosen_on,venue_document_number,venue_reason,earlier_venues,cancelled_on,cancellation_reason'::text, 'adjustment.approved with disclosures'::text, 'reference,valid_from,valid_to,note,annulled,change_reason'::text, 'adjustment.approved with transfers'::text, 'new'::text, 'adjustment.rejected adjustments'::text, 'state=rejected,decided_by,decided_at,decision_note'::text, 'adjustment.withdrawn adjustments'::text, 'state=withdrawn,decision_note'::text, 'appropriation.stated appropriations'::text, 'new'::text, 'expenditure.recorded expenditures'::text, 'new=recorded'::text, 'expenditure.reversed expenditures'::text, 'state=reversed,reversal_reason'::text, 'finding.followed_up with finding_follow_ups'::text, 'new'::text, 'report.sealed sealed_reports'::text, 'new'::text, 'month.closed closings'::text, 'new=closed,state=closed,closed_by,closed_at,reopened_by,reason'::text, 'month.closed with closings'::text, 'new=closed,state=closed,closed_by,closed_at,reopened_by,reason'::text, 'month.reopened closings'::text, 'state=open,reopened_by,reason'::text, 'month.reopened with closings'::text, 'state=open,reopened_by,reason'::text, 'user.created users'::text, 'new'::text, 'user.created sso_persons'::text, 'new'::text, 'user.first_seen sso_persons'::text, 'new'::text, 'user.link_proposed users'::text, 'unconfirmed_by,unconfirmed_since'::text, 'user.link_proposed with person_links'::text, 'new'::text, 'user.link_proposed with sso_persons'::text, 'new'::text, 'user.link_confirmed with person_links'::text, 'account_confirmed_at,subject_confirmed_at'::text, 'user.link_withdrawn with person_links'::text, 'withdrawn_at'::text, 'user.changed users'::text, 'name_hash,email_hash,shares_email_with,roles,active,responsible_id,unconfirmed_by,unconfirmed_since'::text, 'user.password_reset users'::text, 'unconfirmed_by,unconfirmed_since'::text, 'user.confirmed users'::text, 'unconfirmed_by,unconfirmed_since,confirmed_by,confirmed_at'::text, 'user.preferences_changed preferences'::text, 'new,language,default_retreat_id,digest'::text, 'webhook.added webhooks'::text, 'new=active'::text, 'webhook.changed webhooks'::text, 'url_hash,types,retreat_ids,in=active'::text, 'webhook.secret_rotated webhooks'::text, 'secret_number,previous_until,key_id,in=active'::text, 'webhook.ended webhooks'::text, 'state=ended'::text]);

CREATE OR REPLACE FUNCTION public.salted_hash(salt text, value text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
RETURN encode(sha256(convert_to(((salt || ' '::text) || value), 'UTF8'::name)), 'hex'::text);

CREATE OR REPLACE FUNCTION public.says_what_was_asked(is_now jsonb, sent jsonb, names jsonb)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
RETURN ((is_now IS NOT NULL) AND (NOT (EXISTS (SELECT FROM jsonb_each_text(says_what_was_asked.names) n(column_name, name) WHERE ((says_what_was_asked.sent ? n.name) AND ((says_what_was_asked.is_now -> n.column_name) IS DISTINCT FROM (says_what_was_asked.sent -> n.name)))))));

CREATE OR REPLACE FUNCTION public.schedule_is_kept()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
BEGIN
  PERFORM keep_open_instalments(ARRAY[NEW.id]);
  RETURN NULL;
END $function$;
REVOKE EXECUTE ON ROUTINE schedule_is_kept() FROM public;

CREATE OR REPLACE FUNCTION public.similar_pledges(companies uuid[], amounts bigint[], days date[], retreat_ids uuid[])
 RETURNS TABLE(place integer, id uuid, number text, pledged_on date)
 LANGUAGE plpgsql
 STABLE
 SET enable_seqscan TO 'off'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
BEGIN
  RETURN QUERY SELECT a.place::int, near.id, near.letter_number, near.pledged_on
  FROM unnest(companies, amounts, days) WITH ORDINALITY a (company_id, amount, day, place)
  CROSS JOIN LATERAL (
    SELECT p.id, p.letter_number, p.pledged_on FROM pledges p
    WHERE p.company_id = a.company_id AND p.amount = a.amount AND p.pledged_on BETWEEN a.day - 7 AND a.day + 7
      AND p.state NOT IN ('rejected', 'discarded', 'cancelled') AND (retreat_ids IS NULL OR p.retreat_id = ANY (retreat_ids))
    LIMIT 3
  ) near;
END $function$;

CREATE OR REPLACE FUNCTION public.similar_receipts(pledge_ids uuid[], amounts bigint[], days date[], retreat_ids uuid[])
 RETURNS TABLE(place integer, id uuid, number text, received_on date)
 LANGUAGE plpgsql
 STABLE
 SET enable_seqscan TO 'off'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
 SET enable_sort TO 'off'
 SET enable_bitmapscan TO 'off'
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
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
END $function$;

CREATE OR REPLACE FUNCTION public.spans_of(day date)
 RETURNS TABLE(since date, until date)
 LANGUAGE sql
 IMMUTABLE
AS $function$
  VALUES
    ('-infinity'::date, (date_trunc('month', day::timestamp) + interval '1 month - 1 day')::date),
    (date_trunc('month', day::timestamp)::date, day)
$function$;

CREATE OR REPLACE FUNCTION public.spending_once()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET enable_seqscan TO 'off'
AS $function$
BEGIN
  PERFORM lock_papers(ARRAY['expenditure ' || NEW.external_ref]);
  IF EXISTS (SELECT FROM expenditures other WHERE other.external_ref = NEW.external_ref AND other.id <> NEW.id AND other.state = 'recorded'
    AND person_of(other.makers[1]) = person_of(NEW.makers[1])) THEN
    PERFORM refuse_paper('expenditure', NEW.id, 'its reference');
  END IF;
  RETURN NULL;
END $function$;
REVOKE EXECUTE ON ROUTINE spending_once() FROM public;

CREATE OR REPLACE FUNCTION public.standing_before(before bigint, of_pledge uuid, of_disbursement uuid)
 RETURNS TABLE(line_code text, measure measure, effective_on date, amount numeric)
 LANGUAGE plpgsql
 STABLE
 SET enable_seqscan TO 'off'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
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
END $function$;

CREATE OR REPLACE FUNCTION public.take_draft_lines()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
BEGIN
  INSERT INTO budget_lines (retreat_id, number, code, position, venue_code, category, account_code, chart_version, description, quantity,
    unit, unit_price, amount, csr_eligible, csr_ineligible_reason, standard_price)
  SELECT NEW.retreat_id, NEW.number, l.code, item.place - 1, l."venueCode", l.category, l."accountCode", l."chartVersion", l.description,
    l.quantity, l.unit, l."unitPrice", l.amount, l."csrEligible", l."csrIneligibleReason", nullif(l."standardPrice", 'null')
  FROM jsonb_array_elements(OLD.draft_lines) WITH ORDINALITY item (line, place),
    jsonb_to_record(item.line) l (code text, "venueCode" text, category text, "accountCode" text, "chartVersion" text, description text,
      quantity int, unit text, "unitPrice" int8, amount int8, "csrEligible" bool, "csrIneligibleReason" text, "standardPrice" jsonb);
  NEW.draft_lines := NULL;
  RETURN NEW;
END $function$;
REVOKE EXECUTE ON ROUTINE take_draft_lines() FROM public;

CREATE OR REPLACE FUNCTION public.takes_csr(line budget_lines)
 RETURNS boolean
 LANGUAGE sql
 STABLE
RETURN (SELECT ((takes_csr.line).csr_eligible AND ((r.chosen_venue IS NULL) OR ((takes_csr.line).venue_code IS NULL) OR ((takes_csr.line).venue_code = r.chosen_venue))) FROM retreats r WHERE (r.id = (takes_csr.line).retreat_id));

CREATE OR REPLACE FUNCTION public.tells_what_it_changes()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET enable_seqscan TO 'off'
AS $function$
BEGIN
  NEW.before := fields_now(NEW.kind, NEW.request, NEW.retreat_id, NEW.pledge_id, NEW.disclosure_id);
  IF NEW.before IS NOT NULL AND EXISTS (
    SELECT FROM adjustments a
    WHERE (a.disclosure_id = NEW.disclosure_id OR a.pledge_id = NEW.pledge_id OR NEW.pledge_id IS NULL AND a.retreat_id = NEW.retreat_id)
      AND a.kind = NEW.kind AND a.state = 'proposed' AND a.before ?| ARRAY(SELECT jsonb_object_keys(NEW.before))) THEN
    RAISE EXCEPTION 'another proposal of kind % waits, and changes the same', NEW.kind
      USING ERRCODE = 'check_violation', CONSTRAINT = 'proposals_conflict', TABLE = 'adjustments';
  END IF;
  RETURN NEW;
END $function$;
REVOKE EXECUTE ON ROUTINE tells_what_it_changes() FROM public;

CREATE OR REPLACE FUNCTION public.told_by_events()
 RETURNS TABLE(event text, about text[], writes_own boolean)
 LANGUAGE sql
 IMMUTABLE
AS $function$
  SELECT t.event, t.about::text[], t.writes_own FROM (VALUES
    -- columns: told by events
    ('document.uploaded', '{document}', null),
    ('document.attached', '{pledge,disbursement,adjustment,expenditure,retreat}', true),
    ('document.replaced', '{pledge,disbursement,adjustment,expenditure,retreat}', true),
    ('company.registered', '{company}', true), ('company.changed', '{company}', true),
    ('import.made', '{import}', true), ('import.discarded', '{import}', true), ('company.succeeded', '{company}', true),
    ('company.succession_withdrawn', '{company}', true), ('company.disclosure_added', '{company}', false),
    ('retreat.created', '{retreat}', true), ('retreat.changed', '{retreat}', true),
    ('budget.drafted', '{budget}', true), ('budget.changed', '{budget}', true), ('budget.discarded', '{budget}', true),
    ('budget.adopted', '{budget}', true), ('pledge.drafted', '{pledge}', true), ('pledge.changed', '{pledge}', true),
    ('pledge.letter_amount_stated', '{pledge}', null), ('pledge.submitted', '{pledge}', true),
    ('pledge.withdrawn', '{pledge}', true), ('pledge.discarded', '{pledge}', true),
    ('pledge.approved', '{pledge}', true), ('pledge.rejected', '{pledge}', true),
    ('pledge.cancelled', '{pledge}', true), ('pledge.agreement_signed', '{pledge}', true),
    ('pledge.reallocated', '{pledge}', false), ('disbursement.recorded', '{disbursement}', true),
    ('disbursement.changed', '{disbursement}', true), ('disbursement.document_total_stated', '{disbursement}', null),
    ('disbursement.verified', '{disbursement}', true), ('disbursement.rejected', '{disbursement}', true),
    ('disbursement.reversed', '{disbursement}', true), ('disbursement.reallocated', '{disbursement}', false),
    ('adjustment.proposed', '{adjustment}', true), ('adjustment.approved', '{adjustment}', true),
    ('adjustment.rejected', '{adjustment}', true), ('adjustment.withdrawn', '{adjustment}', true),
    ('appropriation.stated', '{appropriation}', true), ('expenditure.recorded', '{expenditure}', true),
    ('expenditure.reversed', '{expenditure}', true), ('finding.followed_up', '{finding}', false),
    ('report.sealed', '{sealed_report}', true), ('month.closed', '{closing}', true),
    ('month.reopened', '{closing}', false), ('user.created', '{user}', true), ('user.first_seen', '{user}', true),
    ('user.link_proposed', '{user}', false), ('user.link_confirmed', '{user}', false),
    ('user.link_withdrawn', '{user}', false), ('user.changed', '{user}', true), ('user.password_reset', '{user}', null),
    ('user.confirmed', '{user}', true), ('user.password_changed', '{user}', null),
    ('user.preferences_changed', '{user}', true), ('user.signed_in', '{user}', null),
    ('user.signed_out', '{user}', null), ('api_key.issued', '{api_key}', null), ('api_key.revoked', '{api_key}', null),
    ('webhook.added', '{webhook}', true), ('webhook.changed', '{webhook}', true),
    ('webhook.secret_rotated', '{webhook}', true), ('webhook.ended', '{webhook}', true),
    ('webhook.tested', '{webhook}', null), ('webhook.redelivered', '{webhook}', null),
    ('personal_data.read', '{reader}', null), ('log.opened', '{log}', null), ('demo.loaded', '{retreat}', null)
    -- end of columns
  ) t (event, about, writes_own)
$function$;

CREATE OR REPLACE FUNCTION public.transfer_follows_its_event()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET enable_seqscan TO 'off'
AS $function$
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
END $function$;
REVOKE EXECUTE ON ROUTINE transfer_follows_its_event() FROM public;

CREATE OR REPLACE FUNCTION public.unconfirmed_line(somebody uuid)
 RETURNS TABLE(person uuid)
 LANGUAGE sql
 STABLE
BEGIN ATOMIC
 WITH RECURSIVE line(id) AS (
          SELECT unconfirmed_line.somebody AS somebody
         UNION
          SELECT g.id
            FROM ((line line_1
              JOIN users u USING (id))
              JOIN users g ON ((g.id = ANY (u.unconfirmed_by))))
         )
  SELECT person_of(line.id) AS person_of
    FROM line;
END;

CREATE OR REPLACE FUNCTION public.unlike_its_request(a adjustments)
 RETURNS text
 LANGUAGE sql
 STABLE
RETURN (SELECT string_agg(c.name, ', '::text ORDER BY c.name) AS string_agg FROM jsonb_each(columns_of_request((unlike_its_request.a).kind, (unlike_its_request.a).request)) c(name, sent) WHERE ((NULLIF(c.sent, 'null'::jsonb) IS DISTINCT FROM NULLIF((to_jsonb(unlike_its_request.a) -> c.name), 'null'::jsonb)) AND (lower((c.sent #>> '{}'::text[])) IS DISTINCT FROM lower((to_jsonb(unlike_its_request.a) ->> c.name))) AND (NOT ((c.name = 'amount'::text) AND ((unlike_its_request.a).kind = 'reversal'::adjustment_kind) AND ((unlike_its_request.a).amount = (SELECT d.amount FROM disbursements d WHERE (d.id = (unlike_its_request.a).disbursement_id))))) AND (NOT ((c.name = 'instalments'::text) AND ((unlike_its_request.a).state = 'approved'::adjustment_state) AND (NULLIF(c.sent, 'null'::jsonb) IS NULL)))));

CREATE OR REPLACE FUNCTION public.verified_as_received()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET enable_seqscan TO 'off'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
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
END $function$;
REVOKE EXECUTE ON ROUTINE verified_as_received() FROM public;

CREATE OR REPLACE FUNCTION public.verified_takes_two()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET enable_seqscan TO 'off'
AS $function$
DECLARE
  cause events;
BEGIN
  SELECT * INTO cause FROM events WHERE id = NEW.event_id;
  IF NOT coalesce(CASE cause.type
    WHEN 'disbursement.verified' THEN cause.subject_id = NEW.disbursement_id::text
      AND EXISTS (SELECT FROM disbursements WHERE id = NEW.disbursement_id AND verified_at = now())
    WHEN 'budget.adopted' THEN EXISTS (SELECT FROM budget_versions WHERE retreat_id = NEW.retreat_id AND adopted_at = now())
    WHEN 'adjustment.approved' THEN EXISTS (
      SELECT FROM adjustments a WHERE a.id = cause.subject_id::uuid AND a.state = 'approved' AND a.decided_at = now()
        AND a.retreat_id = NEW.retreat_id AND coalesce(a.disbursement_id = NEW.disbursement_id, a.kind = 'venue_choice'))
    END, false) THEN
    RAISE EXCEPTION 'no two people stand behind % verified of disbursement % on %', NEW.amount, NEW.disbursement_id, NEW.line_code
      USING ERRCODE = 'check_violation', CONSTRAINT = 'takes_two_people', TABLE = 'journal_entries';
  END IF;
  RETURN NULL;
END $function$;
REVOKE EXECUTE ON ROUTINE verified_takes_two() FROM public;

CREATE OR REPLACE FUNCTION public.who_had_email(address text, but uuid)
 RETURNS uuid[]
 LANGUAGE plpgsql
 STABLE
AS $function$
BEGIN
  RETURN ARRAY(
    SELECT u.id FROM users u
    WHERE u.id <> but AND EXISTS (
      SELECT FROM record_versions v
      WHERE v.kind = 'users' AND v.record_id = u.id::text AND v.row ->> 'email_hash' = salted_hash(u.salt::text, address)));
END $function$;

CREATE OR REPLACE FUNCTION public.wita_today()
 RETURNS date
 LANGUAGE sql
 STABLE
RETURN ((now() AT TIME ZONE 'Asia/Makassar'::text))::date;

CREATE OR REPLACE FUNCTION public.withdrawn(standing jsonb, of_line text, wanted numeric, since date, measures text[])
 RETURNS TABLE(measure text, day date, amount numeric)
 LANGUAGE sql
 IMMUTABLE
AS $function$
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
$function$;

-- Tables

CREATE TABLE adjustments (
  id uuid NOT NULL,
  retreat_id uuid,
  pledge_id uuid,
  disbursement_id uuid,
  kind adjustment_kind NOT NULL,
  state adjustment_state NOT NULL DEFAULT 'proposed'::adjustment_state,
  amount bigint,
  effective_on date,
  booked_on date,
  reason text,
  note text,
  instalments jsonb,
  allocations jsonb,
  unallocated bigint,
  evidence_kind evidence_kind,
  evidence_number text,
  evidence_account_number text,
  document_id uuid,
  split jsonb,
  makers uuid[] NOT NULL,
  decided_by uuid,
  decided_at timestamp with time zone,
  decision_note text,
  version integer NOT NULL DEFAULT 1,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  updated_at timestamp with time zone NOT NULL DEFAULT now(),
  attached integer NOT NULL DEFAULT 0,
  disclosure_id uuid,
  request jsonb NOT NULL,
  effect jsonb NOT NULL,
  ends_promise boolean NOT NULL DEFAULT false,
  before jsonb,
  paper_number text GENERATED ALWAYS AS (paper_number(evidence_number)) STORED,
  CONSTRAINT adjustments_pkey PRIMARY KEY (id),
  CONSTRAINT adjustment_shape CHECK ((pledge_id IS NOT NULL) = (kind::text = ANY (ARRAY['amendment'::text, 'write_off'::text, 'refund'::text, 'reversal'::text, 'reallocation'::text, 'agreement'::text])) AND (disbursement_id IS NOT NULL) = (kind::text = ANY (ARRAY['refund'::text, 'reversal'::text, 'reallocation'::text])) AND (disclosure_id IS NOT NULL) = (kind::text = 'disclosure'::text) AND (retreat_id IS NULL) = (kind::text = 'disclosure'::text) AND (amount IS NOT NULL) = (kind::text = ANY (ARRAY['amendment'::text, 'write_off'::text, 'refund'::text, 'reversal'::text])) AND (effective_on IS NULL) = (kind::text = ANY (ARRAY['reversal'::text, 'agreement'::text, 'retreat_change'::text, 'retreat_restoration'::text, 'disclosure'::text])) AND (instalments IS NULL OR (kind::text = ANY (ARRAY['amendment'::text, 'write_off'::text])) OR ends_promise) AND (evidence_number IS NOT NULL) = (kind::text = 'refund'::text) AND (document_id IS NULL OR (kind::text = ANY (ARRAY['amendment'::text, 'refund'::text, 'agreement'::text]))) AND (NOT ends_promise OR kind::text = 'refund'::text) AND (booked_on IS NULL OR effective_on IS NOT NULL)),
  CONSTRAINT adjustment_sign CHECK (amount > 0 OR kind = 'amendment'::adjustment_kind),
  CONSTRAINT adjustment_split CHECK ((split IS NOT NULL) = (state = 'approved'::adjustment_state AND amount IS NOT NULL)),
  CONSTRAINT adjustments_disbursement_id_disbursements_id_fk FOREIGN KEY (disbursement_id) REFERENCES disbursements(id),
  CONSTRAINT adjustments_disclosure_id_disclosures_id_fk FOREIGN KEY (disclosure_id) REFERENCES disclosures(id),
  CONSTRAINT adjustments_document_id_documents_id_fk FOREIGN KEY (document_id) REFERENCES documents(id),
  CONSTRAINT adjustments_pledge_id_pledges_id_fk FOREIGN KEY (pledge_id) REFERENCES pledges(id),
  CONSTRAINT adjustments_retreat_id_retreats_id_fk FOREIGN KEY (retreat_id) REFERENCES retreats(id),
  CONSTRAINT amount_range CHECK (abs(amount) >= 1 AND abs(amount) <= '10000000000000'::bigint),
  CONSTRAINT "date_in_future /bookedOn" CHECK (booked_on <= wita_today()),
  CONSTRAINT "date_in_future /effectiveOn" CHECK (effective_on <= wita_today()),
  CONSTRAINT "date_too_late /instalments" CHECK (are_due_within(instalments, make_date(EXTRACT(year FROM wita_today())::integer + 10, 12, 31))),
  CONSTRAINT "dates_out_of_order /bookedOn" CHECK (booked_on >= effective_on),
  CONSTRAINT decision_by_someone CHECK ((state <> ALL (ARRAY['approved'::adjustment_state, 'rejected'::adjustment_state])) OR decided_by IS NOT NULL),
  CONSTRAINT differences_whole CHECK (differences_are_whole(request -> 'differsFrom'::text)),
  CONSTRAINT maker_is_checker CHECK ((state <> ALL (ARRAY['approved'::adjustment_state, 'rejected'::adjustment_state])) OR (decided_by <> ALL (makers)))
);
CREATE INDEX adjustments_amount ON adjustments USING btree (COALESCE(amount, 0::bigint), id);
CREATE INDEX adjustments_disbursement ON adjustments USING btree (disbursement_id) WHERE disbursement_id IS NOT NULL;
CREATE INDEX adjustments_disclosure ON adjustments USING btree (disclosure_id) WHERE disclosure_id IS NOT NULL;
CREATE INDEX adjustments_document ON adjustments USING btree (document_id) WHERE document_id IS NOT NULL;
CREATE INDEX adjustments_paper ON adjustments USING btree (paper_number) WHERE paper_number IS NOT NULL;
CREATE INDEX adjustments_pledge ON adjustments USING btree (pledge_id, id);
CREATE INDEX adjustments_retreat ON adjustments USING btree (retreat_id, id);
CREATE INDEX adjustments_search ON adjustments USING gin (paper_number gin_trgm_ops);
CREATE INDEX adjustments_waiting ON adjustments USING btree (updated_at, id, retreat_id, amount, makers) WHERE state = 'proposed'::adjustment_state;
CREATE CONSTRAINT TRIGGER disbursement_adds_up AFTER UPDATE OF state ON adjustments DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (new.disbursement_id IS NOT NULL) EXECUTE FUNCTION disbursement_adds_up();
CREATE CONSTRAINT TRIGGER pledge_adds_up AFTER UPDATE OF state ON adjustments DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION pledge_adds_up();
CREATE CONSTRAINT TRIGGER proposal_takes_effect AFTER UPDATE OF state ON adjustments DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (new.state = 'approved'::adjustment_state) EXECUTE FUNCTION proposal_takes_effect();
CREATE TRIGGER assert_booking BEFORE INSERT ON adjustments FOR EACH ROW WHEN (new.booked_on IS NOT NULL) EXECUTE FUNCTION assert_booking('effective_on', '/effectiveOn');
CREATE TRIGGER assert_own_day BEFORE INSERT ON adjustments FOR EACH ROW WHEN (new.booked_on IS NULL AND new.effective_on IS NOT NULL) EXECUTE FUNCTION assert_own_day('effective_on', '/effectiveOn');
CREATE TRIGGER count_version BEFORE UPDATE ON adjustments FOR EACH ROW EXECUTE FUNCTION count_version();
CREATE TRIGGER guard_adjustment BEFORE UPDATE ON adjustments FOR EACH ROW EXECUTE FUNCTION guard_adjustment();
CREATE TRIGGER initial_state AFTER INSERT ON adjustments FOR EACH ROW EXECUTE FUNCTION initial_state('proposed');
CREATE TRIGGER is_taken AFTER UPDATE OF state ON adjustments FOR EACH ROW WHEN (new.state = 'approved'::adjustment_state AND new.kind = 'amendment'::adjustment_kind AND new.amount > 0) EXECUTE FUNCTION increase_is_taken();
CREATE TRIGGER note_inserted AFTER INSERT ON adjustments REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION note_written();
CREATE TRIGGER note_updated AFTER UPDATE ON adjustments REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION note_written();
CREATE TRIGGER paper_used AFTER INSERT ON adjustments FOR EACH ROW WHEN (new.kind = 'refund'::adjustment_kind) EXECUTE FUNCTION refund_paper_once();
CREATE TRIGGER refuse_own_check BEFORE UPDATE ON adjustments FOR EACH ROW WHEN (new.decided_by IS DISTINCT FROM old.decided_by) EXECUTE FUNCTION refuse_own_check('decided_by');
CREATE TRIGGER says_what_was_sent AFTER INSERT ON adjustments FOR EACH ROW EXECUTE FUNCTION proposal_says_what_was_sent();
CREATE TRIGGER tells_what_it_changes BEFORE INSERT ON adjustments FOR EACH ROW EXECUTE FUNCTION tells_what_it_changes();
GRANT INSERT, SELECT, UPDATE ON adjustments TO application;

CREATE TABLE api_keys (
  id uuid NOT NULL,
  name text NOT NULL,
  prefix text NOT NULL,
  secret_hash text NOT NULL,
  roles role[] NOT NULL,
  user_id uuid,
  scopes jsonb,
  expires_at timestamp with time zone,
  revoked_at timestamp with time zone,
  last_used_at timestamp with time zone,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT api_keys_pkey PRIMARY KEY (id),
  CONSTRAINT api_keys_secret UNIQUE (secret_hash),
  CONSTRAINT api_keys_user_id_users_id_fk FOREIGN KEY (user_id) REFERENCES users(id),
  CONSTRAINT "expiry_in_past /expiresAt" CHECK (expires_at > created_at) NOT VALID /* not validated */,
  CONSTRAINT key_has_an_owner CHECK ((user_id IS NULL) = (roles = '{}'::role[])) NOT VALID /* not validated */
);
CREATE INDEX api_keys_user ON api_keys USING btree (user_id);
GRANT INSERT, SELECT, UPDATE ON api_keys TO application;

CREATE TABLE appropriations (
  id uuid NOT NULL,
  retreat_id uuid NOT NULL,
  effective_on date NOT NULL,
  booked_on date,
  document_number text NOT NULL,
  items jsonb NOT NULL,
  makers uuid[] NOT NULL,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT appropriations_pkey PRIMARY KEY (id),
  CONSTRAINT appropriations_retreat_id_retreats_id_fk FOREIGN KEY (retreat_id) REFERENCES retreats(id),
  CONSTRAINT "date_in_future /bookedOn" CHECK (booked_on <= wita_today()),
  CONSTRAINT "date_in_future /effectiveOn" CHECK (effective_on <= wita_today()),
  CONSTRAINT "dates_out_of_order /bookedOn" CHECK (booked_on >= effective_on)
);
CREATE INDEX appropriations_retreat ON appropriations USING btree (retreat_id, id);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON appropriations FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER assert_booking BEFORE INSERT ON appropriations FOR EACH ROW WHEN (new.booked_on IS NOT NULL) EXECUTE FUNCTION assert_booking('effective_on', '/effectiveOn');
CREATE TRIGGER assert_own_day BEFORE INSERT ON appropriations FOR EACH ROW WHEN (new.booked_on IS NULL) EXECUTE FUNCTION assert_own_day('effective_on', '/effectiveOn');
CREATE TRIGGER is_taken AFTER INSERT ON appropriations FOR EACH ROW EXECUTE FUNCTION retreat_goes_on();
CREATE TRIGGER note_inserted AFTER INSERT ON appropriations REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION note_written();
CREATE TRIGGER note_updated AFTER UPDATE ON appropriations REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION note_written();
GRANT INSERT, SELECT ON appropriations TO application;

CREATE TABLE attachments (
  id uuid NOT NULL,
  retreat_id uuid,
  record_type attachable_type NOT NULL,
  record_id uuid NOT NULL,
  kind attachment_kind NOT NULL,
  document_id uuid,
  note text,
  replaces uuid,
  replacement_reason text,
  added_by uuid NOT NULL,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT attachments_pkey PRIMARY KEY (id),
  CONSTRAINT attachment_replaced UNIQUE (record_id, replaces),
  CONSTRAINT attachment_whole CHECK ((replaces IS NULL) = (replacement_reason IS NULL) AND (document_id IS NOT NULL OR replaces IS NOT NULL)),
  CONSTRAINT attachments_document_id_documents_id_fk FOREIGN KEY (document_id) REFERENCES documents(id)
);
CREATE INDEX attachments_document ON attachments USING btree (document_id) WHERE document_id IS NOT NULL;
CREATE INDEX attachments_record ON attachments USING btree (record_id, id);
CREATE CONSTRAINT TRIGGER attachments_are_counted AFTER INSERT ON attachments DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION attachments_are_counted();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON attachments FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER guard_attachment BEFORE INSERT ON attachments FOR EACH ROW EXECUTE FUNCTION guard_attachment();
CREATE TRIGGER note_inserted AFTER INSERT ON attachments REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION note_written();
CREATE TRIGGER paper_used_by_attachment AFTER INSERT ON attachments FOR EACH ROW WHEN (new.record_type = 'disbursement'::attachable_type AND new.kind = 'evidence'::attachment_kind AND new.document_id IS NOT NULL) EXECUTE FUNCTION attached_paper_once();
GRANT INSERT, SELECT ON attachments TO application;

CREATE TABLE budget_lines (
  retreat_id uuid NOT NULL,
  number integer NOT NULL,
  code text NOT NULL,
  "position" integer NOT NULL,
  venue_code text,
  category text NOT NULL,
  account_code text NOT NULL,
  chart_version text NOT NULL,
  description text NOT NULL,
  quantity integer NOT NULL,
  unit text NOT NULL,
  unit_price bigint NOT NULL,
  amount bigint NOT NULL,
  csr_eligible boolean NOT NULL,
  csr_ineligible_reason text,
  standard_price jsonb,
  CONSTRAINT budget_lines_retreat_id_number_code_pk PRIMARY KEY (retreat_id, number, code),
  CONSTRAINT budget_lines_version_fk FOREIGN KEY (retreat_id, number) REFERENCES budget_versions(retreat_id, number),
  CONSTRAINT ineligibility_reason_required CHECK (csr_eligible OR csr_ineligible_reason IS NOT NULL),
  CONSTRAINT line_amount_mismatch CHECK (amount = (quantity * unit_price)),
  CONSTRAINT line_amount_range CHECK (amount >= 0 AND amount <= '10000000000000'::bigint)
);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON budget_lines FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER assert_line_venue BEFORE INSERT ON budget_lines FOR EACH ROW WHEN (new.venue_code IS NOT NULL) EXECUTE FUNCTION assert_line_venue();
CREATE TRIGGER note_inserted AFTER INSERT ON budget_lines REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION note_written();
CREATE TRIGGER note_updated AFTER UPDATE ON budget_lines REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION note_written();
GRANT SELECT ON budget_lines TO application;

CREATE TABLE budget_versions (
  retreat_id uuid NOT NULL,
  number integer NOT NULL,
  state budget_state NOT NULL DEFAULT 'draft'::budget_state,
  reason text NOT NULL,
  makers uuid[] NOT NULL,
  adopted_on date,
  adopted_by uuid,
  adopted_at timestamp with time zone,
  version integer NOT NULL DEFAULT 1,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  updated_at timestamp with time zone NOT NULL DEFAULT now(),
  draft_lines jsonb,
  discarding_reason text,
  import_id uuid,
  CONSTRAINT budget_versions_retreat_id_number_pk PRIMARY KEY (retreat_id, number),
  CONSTRAINT budget_adoption CHECK ((state::text = ANY (ARRAY['draft'::text, 'discarded'::text])) = (adopted_on IS NULL) AND (adopted_on IS NULL) = (adopted_by IS NULL) AND (adopted_on IS NULL) = (adopted_at IS NULL)),
  CONSTRAINT budget_versions_import_fk FOREIGN KEY (import_id, retreat_id) REFERENCES imports(id, retreat_id),
  CONSTRAINT budget_versions_retreat_id_retreats_id_fk FOREIGN KEY (retreat_id) REFERENCES retreats(id),
  CONSTRAINT "date_in_future /adoptedOn" CHECK (adopted_on <= wita_today()),
  CONSTRAINT discarding_whole CHECK ((state::text = 'discarded'::text) = (discarding_reason IS NOT NULL)),
  CONSTRAINT draft_lines_whole CHECK ((state::text = ANY (ARRAY['draft'::text, 'discarded'::text])) = (draft_lines IS NOT NULL) AND jsonb_typeof(draft_lines) = 'array'::text),
  CONSTRAINT maker_is_checker CHECK (adopted_by <> ALL (makers))
);
CREATE UNIQUE INDEX budget_versions_adopted ON budget_versions USING btree (retreat_id) WHERE state = 'adopted'::budget_state;
CREATE TRIGGER count_version BEFORE UPDATE ON budget_versions FOR EACH ROW EXECUTE FUNCTION count_version();
CREATE TRIGGER follow_adopted_budget AFTER UPDATE OF state ON budget_versions FOR EACH ROW WHEN (new.state = 'adopted'::budget_state AND old.state <> 'adopted'::budget_state) EXECUTE FUNCTION follow_adopted_budget();
CREATE TRIGGER guard_budget BEFORE UPDATE ON budget_versions FOR EACH ROW EXECUTE FUNCTION guard_budget();
CREATE TRIGGER imported_now AFTER INSERT ON budget_versions REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION imported_now();
CREATE TRIGGER initial_state AFTER INSERT ON budget_versions FOR EACH ROW EXECUTE FUNCTION initial_state('draft');
CREATE TRIGGER is_taken AFTER UPDATE OF state ON budget_versions FOR EACH ROW WHEN (new.state = 'adopted'::budget_state AND old.state <> 'adopted'::budget_state) EXECUTE FUNCTION retreat_goes_on();
CREATE TRIGGER note_inserted AFTER INSERT ON budget_versions REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION note_written();
CREATE TRIGGER note_updated AFTER UPDATE ON budget_versions REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION note_written();
CREATE TRIGGER refuse_closed_adoption AFTER UPDATE OF adopted_on ON budget_versions FOR EACH ROW WHEN (old.adopted_on IS DISTINCT FROM new.adopted_on) EXECUTE FUNCTION refuse_closed_adoption();
CREATE TRIGGER refuse_own_check BEFORE UPDATE ON budget_versions FOR EACH ROW WHEN (new.adopted_by IS DISTINCT FROM old.adopted_by) EXECUTE FUNCTION refuse_own_check('adopted_by');
CREATE TRIGGER take_draft_lines BEFORE UPDATE OF state ON budget_versions FOR EACH ROW WHEN (new.state = 'adopted'::budget_state AND old.state = 'draft'::budget_state) EXECUTE FUNCTION take_draft_lines();
GRANT INSERT, SELECT, UPDATE ON budget_versions TO application;

CREATE TABLE closings (
  month text NOT NULL,
  state closing_state NOT NULL DEFAULT 'closed'::closing_state,
  closed_by uuid NOT NULL,
  closed_at timestamp with time zone NOT NULL DEFAULT now(),
  reopened_by uuid,
  reason text,
  version integer NOT NULL DEFAULT 1,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  updated_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT closings_pkey PRIMARY KEY (month),
  CONSTRAINT month_format CHECK (month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'::text),
  CONSTRAINT month_not_ended CHECK (month < to_char(wita_today()::timestamp with time zone, 'YYYY-MM'::text)),
  CONSTRAINT reopening_reason CHECK ((state = 'open'::closing_state) = (reason IS NOT NULL AND reopened_by IS NOT NULL)),
  CONSTRAINT reopening_whole CHECK ((reason IS NULL) = (reopened_by IS NULL))
);
CREATE TRIGGER closings_in_order AFTER INSERT OR UPDATE ON closings FOR EACH STATEMENT EXECUTE FUNCTION closings_in_order();
CREATE TRIGGER count_version BEFORE UPDATE ON closings FOR EACH ROW EXECUTE FUNCTION count_version();
CREATE TRIGGER guard_closing BEFORE INSERT OR UPDATE ON closings FOR EACH ROW EXECUTE FUNCTION guard_closing();
CREATE TRIGGER initial_state AFTER INSERT ON closings FOR EACH ROW EXECUTE FUNCTION initial_state('closed');
CREATE TRIGGER note_inserted AFTER INSERT ON closings REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION note_written();
CREATE TRIGGER note_updated AFTER UPDATE ON closings REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION note_written();
CREATE TRIGGER refuse_own_reopening AFTER UPDATE ON closings REFERENCING OLD TABLE AS was NEW TABLE AS becomes FOR EACH STATEMENT EXECUTE FUNCTION refuse_own_reopening();
GRANT INSERT, SELECT, UPDATE ON closings TO application;

CREATE TABLE companies (
  id uuid NOT NULL,
  legal_name text NOT NULL,
  npwp text NOT NULL,
  nib text NOT NULL,
  kbli_code text NOT NULL,
  kbli_version text NOT NULL,
  regency_codes text[] NOT NULL,
  contact jsonb,
  version integer NOT NULL DEFAULT 1,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  updated_at timestamp with time zone NOT NULL DEFAULT now(),
  salt uuid NOT NULL DEFAULT gen_random_uuid(),
  successor_id uuid,
  succeeded_on date,
  succession_reason text,
  succession_document_id uuid,
  succession_withdrawal_reason text,
  CONSTRAINT companies_pkey PRIMARY KEY (id),
  CONSTRAINT companies_succession_document_id_documents_id_fk FOREIGN KEY (succession_document_id) REFERENCES documents(id),
  CONSTRAINT companies_successor_id_companies_id_fk FOREIGN KEY (successor_id) REFERENCES companies(id),
  CONSTRAINT "company_exists /npwp" UNIQUE (npwp),
  CONSTRAINT "date_too_early /from" CHECK (succeeded_on >= '2000-01-01'::date),
  CONSTRAINT "date_too_late /from" CHECK (succeeded_on <= make_date(EXTRACT(year FROM wita_today())::integer + 10, 12, 31)),
  CONSTRAINT "nib_exists /nib" UNIQUE (nib),
  CONSTRAINT nib_format CHECK (nib ~ '^[0-9]{13}$'::text),
  CONSTRAINT npwp_format CHECK (npwp ~ '^0[0-9]{15}$'::text),
  CONSTRAINT "succession_of_oneself /successorId" CHECK (successor_id <> id),
  CONSTRAINT succession_whole CHECK ((num_nulls(successor_id, succeeded_on, succession_reason) = ANY (ARRAY[0, 3])) AND (succession_document_id IS NULL OR successor_id IS NOT NULL) AND (succession_withdrawal_reason IS NULL OR successor_id IS NULL))
);
CREATE INDEX companies_name ON companies USING btree (paper_number(legal_name), id);
CREATE INDEX companies_search ON companies USING gin (((((paper_number(legal_name) || ' '::text) || npwp) || ' '::text) || nib) gin_trgm_ops);
CREATE INDEX companies_succession_document ON companies USING btree (succession_document_id) WHERE succession_document_id IS NOT NULL;
CREATE INDEX companies_successor ON companies USING btree (successor_id) WHERE successor_id IS NOT NULL;
CREATE TRIGGER count_version BEFORE UPDATE ON companies FOR EACH ROW EXECUTE FUNCTION count_version();
CREATE TRIGGER guard_succession BEFORE UPDATE ON companies FOR EACH ROW WHEN (old.successor_id IS DISTINCT FROM new.successor_id OR old.succeeded_on IS DISTINCT FROM new.succeeded_on OR old.succession_reason IS DISTINCT FROM new.succession_reason OR old.succession_document_id IS DISTINCT FROM new.succession_document_id OR old.succession_withdrawal_reason IS DISTINCT FROM new.succession_withdrawal_reason) EXECUTE FUNCTION guard_succession();
CREATE TRIGGER note_inserted AFTER INSERT ON companies REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION note_written();
CREATE TRIGGER note_updated AFTER UPDATE ON companies REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION note_written();
GRANT INSERT, SELECT, UPDATE ON companies TO application;

CREATE TABLE digests (
  person_id uuid NOT NULL,
  day date NOT NULL,
  attempts integer NOT NULL DEFAULT 1,
  next_at timestamp with time zone,
  settled_at timestamp with time zone,
  last_error text,
  CONSTRAINT digests_person_id_day_pk PRIMARY KEY (person_id, day),
  CONSTRAINT digests_person_id_users_id_fk FOREIGN KEY (person_id) REFERENCES users(id)
);
CREATE INDEX digests_day ON digests USING btree (day);
GRANT DELETE, INSERT, SELECT, UPDATE ON digests TO application;

CREATE TABLE disbursements (
  id uuid NOT NULL,
  retreat_id uuid NOT NULL,
  pledge_id uuid NOT NULL,
  company_id uuid NOT NULL,
  form form NOT NULL,
  state disbursement_state NOT NULL DEFAULT 'recorded'::disbursement_state,
  amount bigint NOT NULL,
  received_on date NOT NULL,
  booked_on date,
  channel channel NOT NULL,
  evidence_kind evidence_kind NOT NULL,
  evidence_number text NOT NULL,
  evidence_account_number text,
  evidence_document_total bigint,
  evidence_document_id uuid,
  invoice_number text,
  allocations jsonb NOT NULL,
  unallocated bigint NOT NULL,
  refunded bigint NOT NULL DEFAULT 0,
  external_ref text,
  makers uuid[] NOT NULL,
  verified_by uuid,
  verified_at timestamp with time zone,
  verification_note text,
  rejected_by uuid,
  rejection_reason text,
  reversal_reason text,
  version integer NOT NULL DEFAULT 1,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  updated_at timestamp with time zone NOT NULL DEFAULT now(),
  attached integer NOT NULL DEFAULT 0,
  payer jsonb,
  original jsonb,
  evidence_pages text,
  differs_from jsonb NOT NULL DEFAULT '[]'::jsonb,
  paper_number text NOT NULL GENERATED ALWAYS AS (paper_number(evidence_number)) STORED,
  CONSTRAINT disbursements_pkey PRIMARY KEY (id),
  CONSTRAINT amount_range CHECK (amount >= 1 AND amount <= '10000000000000'::bigint),
  CONSTRAINT "date_in_future /bookedOn" CHECK (booked_on <= wita_today()),
  CONSTRAINT "date_in_future /receivedOn" CHECK (received_on <= wita_today()),
  CONSTRAINT "dates_out_of_order /bookedOn" CHECK (booked_on >= received_on),
  CONSTRAINT differences_whole CHECK (differences_are_whole(differs_from)),
  CONSTRAINT disbursements_evidence_document_id_documents_id_fk FOREIGN KEY (evidence_document_id) REFERENCES documents(id),
  CONSTRAINT disbursements_pledge_fk FOREIGN KEY (pledge_id, retreat_id, company_id, form) REFERENCES pledges(id, retreat_id, company_id, form),
  CONSTRAINT document_number CHECK (is_document_number(evidence_number)),
  CONSTRAINT document_total_range CHECK (evidence_document_total >= amount),
  CONSTRAINT in_kind_needs_bast CHECK (form = 'cash'::form OR evidence_kind = 'bast'::evidence_kind),
  CONSTRAINT maker_is_checker CHECK ((verified_by <> ALL (makers)) AND (rejected_by <> ALL (makers))),
  CONSTRAINT pages_in_order CHECK (NOT isempty(pages_of(evidence_pages))),
  CONSTRAINT positive_amounts CHECK (amounts_are_positive(allocations)),
  CONSTRAINT refunded_range CHECK (refunded >= 0 AND refunded <= amount),
  CONSTRAINT rejection_whole CHECK ((state = 'rejected'::disbursement_state) = (rejected_by IS NOT NULL) AND (rejected_by IS NULL) = (rejection_reason IS NULL)),
  CONSTRAINT reversal_reason_required CHECK (state <> 'reversed'::disbursement_state OR reversal_reason IS NOT NULL),
  CONSTRAINT split_mismatch CHECK (unallocated >= 0 AND (amounts_of(allocations) + unallocated) = amount),
  CONSTRAINT verified_by_someone CHECK (state <> 'verified'::disbursement_state OR verified_by IS NOT NULL)
);
CREATE INDEX disbursements_amount ON disbursements USING btree (retreat_id, amount, id, state);
CREATE INDEX disbursements_company ON disbursements USING btree (company_id, id);
CREATE INDEX disbursements_company_amount ON disbursements USING btree (company_id, amount, received_on) WHERE state = ANY (ARRAY['recorded'::disbursement_state, 'verified'::disbursement_state]);
CREATE INDEX disbursements_evidence_document ON disbursements USING btree (evidence_document_id) WHERE evidence_document_id IS NOT NULL;
CREATE INDEX disbursements_external_ref ON disbursements USING btree (external_ref) WHERE external_ref IS NOT NULL;
CREATE INDEX disbursements_paper ON disbursements USING btree (paper_number);
CREATE INDEX disbursements_pledge ON disbursements USING btree (pledge_id, id);
CREATE INDEX disbursements_received ON disbursements USING btree (retreat_id, received_on, id);
CREATE INDEX disbursements_retreat ON disbursements USING btree (retreat_id, id);
CREATE INDEX disbursements_search ON disbursements USING gin (paper_number gin_trgm_ops);
CREATE INDEX disbursements_state ON disbursements USING btree (retreat_id, state, id) WHERE state <> 'verified'::disbursement_state;
CREATE INDEX disbursements_waiting ON disbursements USING btree (updated_at, id, retreat_id, amount, makers, evidence_document_id, attached) WHERE state = 'recorded'::disbursement_state;
CREATE CONSTRAINT TRIGGER disbursement_adds_up AFTER UPDATE OF state, refunded ON disbursements DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION disbursement_adds_up();
CREATE TRIGGER assert_booking BEFORE INSERT ON disbursements FOR EACH ROW WHEN (new.booked_on IS NOT NULL) EXECUTE FUNCTION assert_booking('received_on', '/receivedOn');
CREATE TRIGGER count_version BEFORE UPDATE ON disbursements FOR EACH ROW EXECUTE FUNCTION count_version();
CREATE TRIGGER guard_disbursement BEFORE UPDATE ON disbursements FOR EACH ROW EXECUTE FUNCTION guard_disbursement();
CREATE TRIGGER initial_state AFTER INSERT ON disbursements FOR EACH ROW WHEN (new.state <> 'recorded'::disbursement_state) EXECUTE FUNCTION initial_state('recorded');
CREATE TRIGGER never_deleted BEFORE DELETE OR TRUNCATE ON disbursements FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER note_inserted AFTER INSERT ON disbursements REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION note_written();
CREATE TRIGGER note_updated AFTER UPDATE ON disbursements REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION note_written();
CREATE TRIGGER paper_used AFTER INSERT ON disbursements REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION recorded_papers_once();
CREATE TRIGGER paper_used_by_change AFTER UPDATE ON disbursements FOR EACH ROW WHEN ((new.state = ANY (ARRAY['recorded'::disbursement_state, 'verified'::disbursement_state])) AND (old.evidence_kind IS DISTINCT FROM new.evidence_kind OR old.evidence_number IS DISTINCT FROM new.evidence_number OR old.evidence_document_total IS DISTINCT FROM new.evidence_document_total OR old.evidence_document_id IS DISTINCT FROM new.evidence_document_id OR old.evidence_pages IS DISTINCT FROM new.evidence_pages OR old.external_ref IS DISTINCT FROM new.external_ref OR old.differs_from IS DISTINCT FROM new.differs_from)) EXECUTE FUNCTION changed_paper_once();
CREATE TRIGGER refuse_own_check BEFORE UPDATE ON disbursements FOR EACH ROW WHEN (new.verified_by IS DISTINCT FROM old.verified_by) EXECUTE FUNCTION refuse_own_check('verified_by');
CREATE TRIGGER refuse_own_rejection BEFORE UPDATE ON disbursements FOR EACH ROW WHEN (new.rejected_by IS DISTINCT FROM old.rejected_by) EXECUTE FUNCTION refuse_own_check('rejected_by');
GRANT INSERT, SELECT, UPDATE ON disbursements TO application;

CREATE TABLE disclosures (
  id uuid NOT NULL,
  company_id uuid NOT NULL,
  kind disclosure_kind NOT NULL,
  reference text NOT NULL,
  valid_from date NOT NULL,
  valid_to date,
  note text,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  change_reason text,
  version integer NOT NULL DEFAULT 1,
  updated_at timestamp with time zone NOT NULL DEFAULT now(),
  annulled boolean NOT NULL DEFAULT false,
  CONSTRAINT disclosures_pkey PRIMARY KEY (id),
  CONSTRAINT "date_too_early /validFrom" CHECK (valid_from >= '2000-01-01'::date),
  CONSTRAINT "date_too_late /validFrom" CHECK (valid_from <= make_date(EXTRACT(year FROM wita_today())::integer + 10, 12, 31)),
  CONSTRAINT "date_too_late /validTo" CHECK (valid_to <= make_date(EXTRACT(year FROM wita_today())::integer + 10, 12, 31)),
  CONSTRAINT dates_out_of_order CHECK (valid_from <= valid_to),
  CONSTRAINT disclosures_company_id_companies_id_fk FOREIGN KEY (company_id) REFERENCES companies(id)
);
CREATE INDEX disclosures_company ON disclosures USING btree (company_id, id);
CREATE CONSTRAINT TRIGGER takes_two_people AFTER UPDATE ON disclosures DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION disclosure_takes_two();
CREATE TRIGGER count_version BEFORE UPDATE ON disclosures FOR EACH ROW EXECUTE FUNCTION count_version();
CREATE TRIGGER initial_state AFTER INSERT ON disclosures FOR EACH ROW WHEN (new.annulled) EXECUTE FUNCTION disclosure_counts();
CREATE TRIGGER never_deleted BEFORE DELETE OR TRUNCATE ON disclosures FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER note_inserted AFTER INSERT ON disclosures REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION note_written();
CREATE TRIGGER note_updated AFTER UPDATE ON disclosures REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION note_written();
GRANT INSERT, SELECT, UPDATE ON disclosures TO application;

CREATE TABLE document_contents (
  sha256 text NOT NULL,
  content bytea NOT NULL STORAGE external,
  CONSTRAINT document_contents_pkey PRIMARY KEY (sha256),
  CONSTRAINT content_digest CHECK (sha256 = encode(sha256(content), 'hex'::text))
);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON document_contents FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
GRANT INSERT, SELECT ON document_contents TO application;

CREATE TABLE documents (
  id uuid NOT NULL,
  name text NOT NULL,
  title text,
  media_type document_media_type NOT NULL,
  size integer NOT NULL,
  sha256 text NOT NULL,
  uploaded_by uuid NOT NULL,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  salt uuid NOT NULL DEFAULT gen_random_uuid(),
  CONSTRAINT documents_pkey PRIMARY KEY (id),
  CONSTRAINT document_size CHECK (size >= 1 AND size <= 10485760),
  CONSTRAINT documents_content_fk FOREIGN KEY (sha256) REFERENCES document_contents(sha256),
  CONSTRAINT documents_sha256 UNIQUE (sha256)
);
CREATE INDEX documents_search ON documents USING gin (paper_number((name || ' '::text) || COALESCE(title, ''::text)) gin_trgm_ops);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON documents FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER note_inserted AFTER INSERT ON documents REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION note_written();
GRANT INSERT, SELECT ON documents TO application;

CREATE TABLE drizzle.__drizzle_migrations (
  id integer NOT NULL DEFAULT nextval('drizzle.__drizzle_migrations_id_seq'::regclass),
  hash text NOT NULL,
  created_at bigint,
  CONSTRAINT __drizzle_migrations_pkey PRIMARY KEY (id)
);
GRANT SELECT ON drizzle.__drizzle_migrations TO application;

CREATE TABLE drizzle.schema_version (
  version integer NOT NULL,
  floor integer NOT NULL,
  fingerprint text NOT NULL,
  since timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT schema_version_pkey PRIMARY KEY (version)
);
GRANT SELECT ON drizzle.schema_version TO application;

CREATE TABLE events (
  sequence bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  id uuid NOT NULL,
  type text NOT NULL,
  subject_type text NOT NULL,
  subject_id text NOT NULL,
  retreat_id uuid,
  actor_id uuid NOT NULL,
  api_key_id uuid,
  request_id text NOT NULL,
  occurred_at timestamp with time zone NOT NULL DEFAULT now(),
  data jsonb NOT NULL,
  CONSTRAINT events_pkey PRIMARY KEY (sequence),
  CONSTRAINT events_id UNIQUE (id)
);
CREATE INDEX events_coming_in ON events USING btree (subject_id, type, sequence) WHERE type = ANY (ARRAY['user.signed_in'::text, 'user.password_reset'::text]);
CREATE INDEX events_decisions ON events USING btree (actor_id, retreat_id, sequence) WHERE type = ANY (ARRAY['budget.adopted'::text, 'pledge.approved'::text, 'pledge.rejected'::text, 'disbursement.verified'::text, 'disbursement.rejected'::text, 'adjustment.approved'::text, 'adjustment.rejected'::text]);
CREATE INDEX events_reads ON events USING btree (id) WHERE type = 'personal_data.read'::text;
CREATE INDEX events_reads_person ON events USING btree (actor_id, id) WHERE type = 'personal_data.read'::text;
CREATE INDEX events_reads_records ON events USING gin ((data -> 'recordIds'::text) jsonb_path_ops) WHERE type = 'personal_data.read'::text;
CREATE INDEX events_subject ON events USING btree (subject_type, subject_id, sequence);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON events FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER assert_reset_is_unconfirmed AFTER INSERT ON events REFERENCING NEW TABLE AS appended FOR EACH STATEMENT EXECUTE FUNCTION assert_reset_is_unconfirmed();
CREATE TRIGGER attach_row_versions AFTER INSERT ON events REFERENCING NEW TABLE AS appended FOR EACH STATEMENT EXECUTE FUNCTION attach_row_versions();
CREATE TRIGGER entries_are_due AFTER INSERT ON events REFERENCING NEW TABLE AS appended FOR EACH STATEMENT EXECUTE FUNCTION entries_are_due();
GRANT SELECT ON events TO application;
GRANT INSERT (id) ON events TO application;
GRANT INSERT (type) ON events TO application;
GRANT INSERT (subject_type) ON events TO application;
GRANT INSERT (subject_id) ON events TO application;
GRANT INSERT (retreat_id) ON events TO application;
GRANT INSERT (actor_id) ON events TO application;
GRANT INSERT (api_key_id) ON events TO application;
GRANT INSERT (request_id) ON events TO application;
GRANT INSERT (occurred_at) ON events TO application;
GRANT INSERT (data) ON events TO application;

CREATE TABLE expenditures (
  id uuid NOT NULL,
  retreat_id uuid NOT NULL,
  state expenditure_state NOT NULL DEFAULT 'recorded'::expenditure_state,
  line_code text NOT NULL,
  amount bigint NOT NULL,
  spent_on date NOT NULL,
  booked_on date,
  sp2d_number text NOT NULL,
  invoice_number text,
  external_ref text,
  reversal_reason text,
  makers uuid[] NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  updated_at timestamp with time zone NOT NULL DEFAULT now(),
  attached integer NOT NULL DEFAULT 0,
  paper_number text NOT NULL GENERATED ALWAYS AS (paper_number(sp2d_number)) STORED,
  CONSTRAINT expenditures_pkey PRIMARY KEY (id),
  CONSTRAINT amount_range CHECK (amount >= 1 AND amount <= '10000000000000'::bigint),
  CONSTRAINT "date_in_future /bookedOn" CHECK (booked_on <= wita_today()),
  CONSTRAINT "date_in_future /spentOn" CHECK (spent_on <= wita_today()),
  CONSTRAINT "dates_out_of_order /bookedOn" CHECK (booked_on >= spent_on),
  CONSTRAINT document_number CHECK (is_document_number(sp2d_number)),
  CONSTRAINT expenditures_retreat_id_retreats_id_fk FOREIGN KEY (retreat_id) REFERENCES retreats(id),
  CONSTRAINT reversal_reason_required CHECK ((state = 'reversed'::expenditure_state) = (reversal_reason IS NOT NULL))
);
CREATE INDEX expenditures_amount ON expenditures USING btree (retreat_id, amount, id);
CREATE INDEX expenditures_external_ref ON expenditures USING btree (external_ref) WHERE external_ref IS NOT NULL;
CREATE INDEX expenditures_retreat ON expenditures USING btree (retreat_id, id);
CREATE INDEX expenditures_search ON expenditures USING gin (paper_number gin_trgm_ops);
CREATE INDEX expenditures_spent ON expenditures USING btree (retreat_id, spent_on, id);
CREATE UNIQUE INDEX "sp2d_exists /sp2dNumber" ON expenditures USING btree (retreat_id, paper_number, line_code) WHERE state = 'recorded'::expenditure_state;
CREATE TRIGGER assert_booking BEFORE INSERT ON expenditures FOR EACH ROW WHEN (new.booked_on IS NOT NULL) EXECUTE FUNCTION assert_booking('spent_on', '/spentOn');
CREATE TRIGGER assert_own_day BEFORE INSERT ON expenditures FOR EACH ROW WHEN (new.booked_on IS NULL) EXECUTE FUNCTION assert_own_day('spent_on', '/spentOn');
CREATE TRIGGER count_version BEFORE UPDATE ON expenditures FOR EACH ROW EXECUTE FUNCTION count_version();
CREATE TRIGGER guard_expenditure BEFORE UPDATE ON expenditures FOR EACH ROW EXECUTE FUNCTION guard_expenditure();
CREATE TRIGGER initial_state AFTER INSERT ON expenditures FOR EACH ROW EXECUTE FUNCTION initial_state('recorded');
CREATE TRIGGER note_inserted AFTER INSERT ON expenditures REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION note_written();
CREATE TRIGGER note_updated AFTER UPDATE ON expenditures REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION note_written();
CREATE TRIGGER paper_used AFTER INSERT ON expenditures FOR EACH ROW WHEN (new.external_ref IS NOT NULL) EXECUTE FUNCTION spending_once();
GRANT INSERT, SELECT, UPDATE ON expenditures TO application;

CREATE TABLE finding_follow_ups (
  id uuid NOT NULL,
  retreat_id uuid NOT NULL,
  finding_id uuid NOT NULL,
  kind follow_up_kind NOT NULL,
  reason text NOT NULL,
  actor_id uuid NOT NULL,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT finding_follow_ups_pkey PRIMARY KEY (id),
  CONSTRAINT finding_follow_ups_retreat_id_retreats_id_fk FOREIGN KEY (retreat_id) REFERENCES retreats(id)
);
CREATE INDEX finding_follow_ups_finding ON finding_follow_ups USING btree (finding_id, id);
CREATE INDEX finding_follow_ups_retreat ON finding_follow_ups USING btree (retreat_id, id);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON finding_follow_ups FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER note_inserted AFTER INSERT ON finding_follow_ups REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION note_written();
GRANT INSERT, SELECT ON finding_follow_ups TO application;

CREATE TABLE idempotency_keys (
  person_id uuid NOT NULL,
  key text NOT NULL,
  fingerprint text NOT NULL,
  body json,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  api_key_id uuid,
  retreat_ids uuid[],
  salt uuid NOT NULL DEFAULT gen_random_uuid(),
  CONSTRAINT idempotency_keys_person_id_key_pk PRIMARY KEY (person_id, key)
);
CREATE INDEX idempotency_keys_created_at ON idempotency_keys USING btree (created_at);
GRANT DELETE, INSERT, SELECT, UPDATE ON idempotency_keys TO application;

CREATE TABLE imports (
  id uuid NOT NULL,
  retreat_id uuid NOT NULL,
  kind import_kind NOT NULL,
  state import_state NOT NULL DEFAULT 'kept'::import_state,
  sha256 text NOT NULL,
  rows integer NOT NULL,
  amount bigint NOT NULL,
  made_by uuid NOT NULL,
  discarding_reason text,
  version integer NOT NULL DEFAULT 1,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  updated_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT imports_pkey PRIMARY KEY (id),
  CONSTRAINT discarding_whole CHECK ((state = 'discarded'::import_state) = (discarding_reason IS NOT NULL)),
  CONSTRAINT imports_identity UNIQUE (id, retreat_id),
  CONSTRAINT imports_retreat_id_retreats_id_fk FOREIGN KEY (retreat_id) REFERENCES retreats(id)
);
CREATE INDEX imports_retreat ON imports USING btree (retreat_id, id);
CREATE CONSTRAINT TRIGGER import_is_discarded_whole AFTER UPDATE OF state ON imports DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION import_is_discarded_whole();
CREATE CONSTRAINT TRIGGER import_is_whole AFTER INSERT ON imports DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION import_is_whole();
CREATE TRIGGER count_version BEFORE UPDATE ON imports FOR EACH ROW EXECUTE FUNCTION count_version();
CREATE TRIGGER created_now BEFORE INSERT ON imports FOR EACH ROW EXECUTE FUNCTION created_now();
CREATE TRIGGER guard_import BEFORE UPDATE ON imports FOR EACH ROW EXECUTE FUNCTION guard_import();
CREATE TRIGGER initial_state AFTER INSERT ON imports FOR EACH ROW EXECUTE FUNCTION initial_state('kept');
CREATE TRIGGER note_inserted AFTER INSERT ON imports REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION note_written();
CREATE TRIGGER note_updated AFTER UPDATE ON imports REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION note_written();
GRANT INSERT, SELECT, UPDATE ON imports TO application;

CREATE TABLE journal_entries (
  retreat_id uuid NOT NULL,
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  event_id uuid NOT NULL,
  measure measure NOT NULL,
  line_code text,
  company_id uuid,
  pledge_id uuid,
  disbursement_id uuid,
  form form,
  channel channel,
  amount bigint NOT NULL,
  effective_on date NOT NULL,
  CONSTRAINT journal_entries_retreat_id_id_pk PRIMARY KEY (retreat_id, id),
  CONSTRAINT date_in_future CHECK (effective_on <= wita_today()),
  CONSTRAINT journal_amount_not_zero CHECK (amount <> 0),
  CONSTRAINT journal_entries_event_fk FOREIGN KEY (event_id) REFERENCES events(id) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT journal_entry_shape CHECK (
CASE
    WHEN measure = ANY (ARRAY['appropriated'::measure, 'spent'::measure]) THEN line_code IS NOT NULL AND num_nonnulls(company_id, pledge_id, disbursement_id, form, channel) = 0
    WHEN measure = ANY (ARRAY['received'::measure, 'verified'::measure]) THEN num_nulls(company_id, pledge_id, disbursement_id, form, channel) = 0
    ELSE num_nulls(company_id, pledge_id, form) = 0 AND num_nonnulls(disbursement_id, channel) = 0
END)
);
CREATE INDEX journal_entries_apbd ON journal_entries USING btree (retreat_id, line_code, effective_on) WHERE measure = ANY (ARRAY['appropriated'::measure, 'spent'::measure]);
CREATE INDEX journal_entries_as_of ON journal_entries USING btree (retreat_id, effective_on);
CREATE INDEX journal_entries_disbursement ON journal_entries USING btree (disbursement_id) WHERE disbursement_id IS NOT NULL;
CREATE INDEX journal_entries_event ON journal_entries USING btree (event_id);
CREATE INDEX journal_entries_line ON journal_entries USING btree (retreat_id, line_code, measure, id);
CREATE INDEX journal_entries_measure ON journal_entries USING btree (retreat_id, measure, id);
CREATE INDEX journal_entries_pledge ON journal_entries USING btree (pledge_id) WHERE pledge_id IS NOT NULL;
CREATE CONSTRAINT TRIGGER takes_two_people AFTER INSERT ON journal_entries DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (new.measure = 'verified'::measure) EXECUTE FUNCTION verified_takes_two();
CREATE TRIGGER agree_with_disbursements AFTER INSERT ON journal_entries REFERENCING NEW TABLE AS posted FOR EACH STATEMENT EXECUTE FUNCTION entries_agree_with_disbursements();
CREATE TRIGGER agree_with_pledges AFTER INSERT ON journal_entries REFERENCING NEW TABLE AS posted FOR EACH STATEMENT EXECUTE FUNCTION entries_agree_with_pledges();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON journal_entries FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER post_to_balances AFTER INSERT ON journal_entries REFERENCING NEW TABLE AS posted FOR EACH STATEMENT EXECUTE FUNCTION post_to_balances();
CREATE TRIGGER post_to_spans AFTER INSERT ON journal_entries REFERENCING NEW TABLE AS posted FOR EACH STATEMENT EXECUTE FUNCTION post_to_spans();
CREATE TRIGGER receipts_settle AFTER INSERT ON journal_entries REFERENCING NEW TABLE AS posted FOR EACH STATEMENT EXECUTE FUNCTION receipts_settle();
CREATE TRIGGER refuse_closed_days AFTER INSERT ON journal_entries REFERENCING NEW TABLE AS posted FOR EACH STATEMENT EXECUTE FUNCTION refuse_closed_days();
CREATE TRIGGER verify_entries_match_disbursement AFTER INSERT ON journal_entries REFERENCING NEW TABLE AS posted FOR EACH STATEMENT EXECUTE FUNCTION entries_add_up();
CREATE TRIGGER verify_every_day_of_disbursements AFTER INSERT ON journal_entries REFERENCING NEW TABLE AS posted FOR EACH STATEMENT EXECUTE FUNCTION verified_as_received();
CREATE TRIGGER verify_every_day_of_pledges AFTER INSERT ON journal_entries REFERENCING NEW TABLE AS posted FOR EACH STATEMENT EXECUTE FUNCTION committed_as_pledged();
CREATE TRIGGER within_their_event AFTER INSERT ON journal_entries REFERENCING NEW TABLE AS posted FOR EACH STATEMENT EXECUTE FUNCTION entries_come_first();
GRANT SELECT ON journal_entries TO application;
GRANT INSERT (retreat_id) ON journal_entries TO application;
GRANT INSERT (event_id) ON journal_entries TO application;
GRANT INSERT (measure) ON journal_entries TO application;
GRANT INSERT (line_code) ON journal_entries TO application;
GRANT INSERT (company_id) ON journal_entries TO application;
GRANT INSERT (pledge_id) ON journal_entries TO application;
GRANT INSERT (disbursement_id) ON journal_entries TO application;
GRANT INSERT (form) ON journal_entries TO application;
GRANT INSERT (channel) ON journal_entries TO application;
GRANT INSERT (amount) ON journal_entries TO application;
GRANT INSERT (effective_on) ON journal_entries TO application;

CREATE TABLE line_balances (
  retreat_id uuid NOT NULL,
  line_code text,
  line_key text NOT NULL GENERATED ALWAYS AS (COALESCE(line_code, ''::text)) STORED,
  ceiling bigint NOT NULL DEFAULT 0,
  csr_eligible boolean NOT NULL DEFAULT false,
  reserved bigint NOT NULL DEFAULT 0,
  pledged_cash bigint NOT NULL DEFAULT 0,
  pledged_goods bigint NOT NULL DEFAULT 0,
  pledged_services bigint NOT NULL DEFAULT 0,
  committed_cash bigint NOT NULL DEFAULT 0,
  committed_goods bigint NOT NULL DEFAULT 0,
  committed_services bigint NOT NULL DEFAULT 0,
  received_cash bigint NOT NULL DEFAULT 0,
  received_goods bigint NOT NULL DEFAULT 0,
  received_services bigint NOT NULL DEFAULT 0,
  verified_cash bigint NOT NULL DEFAULT 0,
  verified_goods bigint NOT NULL DEFAULT 0,
  verified_services bigint NOT NULL DEFAULT 0,
  received_rkud bigint NOT NULL DEFAULT 0,
  received_bast bigint NOT NULL DEFAULT 0,
  received_direct_to_vendor bigint NOT NULL DEFAULT 0,
  received_other_account bigint NOT NULL DEFAULT 0,
  verified_rkud bigint NOT NULL DEFAULT 0,
  verified_bast bigint NOT NULL DEFAULT 0,
  verified_direct_to_vendor bigint NOT NULL DEFAULT 0,
  verified_other_account bigint NOT NULL DEFAULT 0,
  appropriated bigint NOT NULL DEFAULT 0,
  spent bigint NOT NULL DEFAULT 0,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT line_balances_retreat_id_line_key_pk PRIMARY KEY (retreat_id, line_key),
  CONSTRAINT double_funding CHECK (line_code IS NULL OR (received_cash + received_goods + received_services + spent) <= ceiling),
  CONSTRAINT line_balance_negative CHECK (LEAST(ceiling, reserved, pledged_cash, pledged_goods, pledged_services, committed_cash, committed_goods, committed_services, received_cash, received_goods, received_services, verified_cash, verified_goods, verified_services, received_rkud, received_bast, received_direct_to_vendor, received_other_account, verified_rkud, verified_bast, verified_direct_to_vendor, verified_other_account, appropriated, spent) >= 0),
  CONSTRAINT line_balance_too_large CHECK (GREATEST(ceiling, reserved, appropriated, spent) <= '9007199254740991'::bigint),
  CONSTRAINT line_balances_retreat_fk FOREIGN KEY (retreat_id) REFERENCES retreats(id),
  CONSTRAINT line_ceiling_exceeded CHECK (line_code IS NULL OR reserved <= ceiling),
  CONSTRAINT line_not_csr_eligible CHECK (csr_eligible OR reserved = 0),
  CONSTRAINT total_too_large CHECK (line_code IS NOT NULL OR reserved <= ceiling)
) WITH (fillfactor=40);
GRANT SELECT ON line_balances TO application;

CREATE TABLE line_spans (
  retreat_id uuid NOT NULL,
  line_key text NOT NULL,
  since date NOT NULL,
  until date NOT NULL,
  pledged_cash bigint NOT NULL DEFAULT 0,
  pledged_goods bigint NOT NULL DEFAULT 0,
  pledged_services bigint NOT NULL DEFAULT 0,
  committed_cash bigint NOT NULL DEFAULT 0,
  committed_goods bigint NOT NULL DEFAULT 0,
  committed_services bigint NOT NULL DEFAULT 0,
  received_cash bigint NOT NULL DEFAULT 0,
  received_goods bigint NOT NULL DEFAULT 0,
  received_services bigint NOT NULL DEFAULT 0,
  verified_cash bigint NOT NULL DEFAULT 0,
  verified_goods bigint NOT NULL DEFAULT 0,
  verified_services bigint NOT NULL DEFAULT 0,
  received_rkud bigint NOT NULL DEFAULT 0,
  received_bast bigint NOT NULL DEFAULT 0,
  received_direct_to_vendor bigint NOT NULL DEFAULT 0,
  received_other_account bigint NOT NULL DEFAULT 0,
  verified_rkud bigint NOT NULL DEFAULT 0,
  verified_bast bigint NOT NULL DEFAULT 0,
  verified_direct_to_vendor bigint NOT NULL DEFAULT 0,
  verified_other_account bigint NOT NULL DEFAULT 0,
  appropriated bigint NOT NULL DEFAULT 0,
  spent bigint NOT NULL DEFAULT 0,
  CONSTRAINT line_spans_retreat_id_line_key_since_until_pk PRIMARY KEY (retreat_id, line_key, since, until)
) WITH (fillfactor=50);
GRANT SELECT ON line_spans TO application;

CREATE TABLE log_checkpoints (
  size bigint NOT NULL,
  root bytea NOT NULL,
  signed_at timestamp with time zone NOT NULL,
  key_id text NOT NULL,
  note text NOT NULL,
  leaves bytea,
  CONSTRAINT log_checkpoints_pkey PRIMARY KEY (size),
  CONSTRAINT log_checkpoints_key_id_log_keys_id_fk FOREIGN KEY (key_id) REFERENCES log_keys(id),
  CONSTRAINT log_checkpoints_signed_at UNIQUE (signed_at)
);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON log_checkpoints FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
GRANT INSERT, SELECT ON log_checkpoints TO application;

CREATE TABLE log_keys (
  id text NOT NULL,
  verifier_key text NOT NULL,
  added_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT log_keys_pkey PRIMARY KEY (id)
);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON log_keys FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
GRANT INSERT, SELECT ON log_keys TO application;

CREATE TABLE log_leaves (
  "position" bigint NOT NULL,
  event_id uuid NOT NULL,
  hash bytea NOT NULL,
  CONSTRAINT log_leaves_pkey PRIMARY KEY ("position"),
  CONSTRAINT log_leaves_event UNIQUE (event_id),
  CONSTRAINT log_leaves_event_id_events_id_fk FOREIGN KEY (event_id) REFERENCES events(id)
);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON log_leaves FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER leave_queue AFTER INSERT ON log_leaves REFERENCING NEW TABLE AS sealed FOR EACH STATEMENT EXECUTE FUNCTION leave_queue();
GRANT INSERT, SELECT ON log_leaves TO application;

CREATE TABLE log_nodes (
  level smallint NOT NULL,
  index bigint NOT NULL,
  hash bytea NOT NULL,
  CONSTRAINT log_nodes_level_index_pk PRIMARY KEY (level, index)
);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON log_nodes FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
GRANT INSERT, SELECT ON log_nodes TO application;

CREATE TABLE log_queue (
  sequence bigint NOT NULL,
  CONSTRAINT log_queue_pkey PRIMARY KEY (sequence)
) WITH (autovacuum_vacuum_scale_factor=0, autovacuum_vacuum_threshold=2000);
GRANT SELECT ON log_queue TO application;

CREATE TABLE open_instalments (
  pledge_id uuid NOT NULL,
  due_on date NOT NULL,
  retreat_id uuid NOT NULL,
  amount bigint NOT NULL,
  CONSTRAINT open_instalments_pledge_id_due_on_pk PRIMARY KEY (pledge_id, due_on)
);
CREATE INDEX open_instalments_due ON open_instalments USING btree (due_on, pledge_id, retreat_id, amount);
CREATE INDEX open_instalments_retreat ON open_instalments USING btree (retreat_id, pledge_id, due_on);
GRANT SELECT ON open_instalments TO application;

CREATE TABLE passwords (
  user_id uuid NOT NULL,
  hash text NOT NULL,
  must_change boolean NOT NULL,
  changed_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT passwords_pkey PRIMARY KEY (user_id),
  CONSTRAINT passwords_user_id_users_id_fk FOREIGN KEY (user_id) REFERENCES users(id)
);
CREATE TRIGGER check_password BEFORE INSERT OR UPDATE ON passwords FOR EACH ROW EXECUTE FUNCTION check_password();
GRANT INSERT, SELECT, UPDATE ON passwords TO application;

CREATE TABLE person_links (
  id uuid NOT NULL,
  user_id uuid NOT NULL,
  sso_person_id uuid NOT NULL,
  proposed_by uuid NOT NULL,
  account_confirmed_at timestamp with time zone,
  subject_confirmed_at timestamp with time zone,
  withdrawn_at timestamp with time zone,
  version integer NOT NULL DEFAULT 1,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  updated_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT person_links_pkey PRIMARY KEY (id),
  CONSTRAINT link_in_force CHECK (withdrawn_at IS NULL OR account_confirmed_at IS NULL OR subject_confirmed_at IS NULL),
  CONSTRAINT person_links_sso_person_id_sso_persons_id_fk FOREIGN KEY (sso_person_id) REFERENCES sso_persons(id),
  CONSTRAINT person_links_user_id_users_id_fk FOREIGN KEY (user_id) REFERENCES users(id)
);
CREATE INDEX person_links_user ON person_links USING btree (user_id);
CREATE UNIQUE INDEX "subject_taken /subject" ON person_links USING btree (sso_person_id) WHERE withdrawn_at IS NULL;
CREATE TRIGGER count_version BEFORE UPDATE ON person_links FOR EACH ROW EXECUTE FUNCTION count_version();
CREATE TRIGGER guard_link BEFORE UPDATE ON person_links FOR EACH ROW EXECUTE FUNCTION guard_link();
CREATE TRIGGER never_deleted BEFORE DELETE OR TRUNCATE ON person_links FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER note_inserted AFTER INSERT ON person_links REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION note_written();
CREATE TRIGGER note_updated AFTER UPDATE ON person_links REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION note_written();
CREATE TRIGGER propose_link BEFORE INSERT ON person_links FOR EACH ROW EXECUTE FUNCTION propose_link();
GRANT INSERT, SELECT, UPDATE ON person_links TO application;

CREATE TABLE pledge_line_balances (
  pledge_id uuid NOT NULL,
  line_code text,
  line_key text NOT NULL GENERATED ALWAYS AS (COALESCE(line_code, ''::text)) STORED,
  retreat_id uuid NOT NULL,
  company_id uuid NOT NULL,
  form form NOT NULL,
  reserved bigint NOT NULL DEFAULT 0,
  pledged bigint NOT NULL DEFAULT 0,
  committed bigint NOT NULL DEFAULT 0,
  received bigint NOT NULL DEFAULT 0,
  verified bigint NOT NULL DEFAULT 0,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT pledge_line_balances_pledge_id_line_key_pk PRIMARY KEY (pledge_id, line_key),
  CONSTRAINT committed_exceeds_pledged CHECK (committed <= pledged),
  CONSTRAINT pledge_balance_negative CHECK (LEAST(reserved, committed, verified) >= 0),
  CONSTRAINT pledge_line_balances_pledge_fk FOREIGN KEY (pledge_id, retreat_id, company_id, form) REFERENCES pledges(id, retreat_id, company_id, form),
  CONSTRAINT pledge_line_exceeded CHECK (received <= pledged),
  CONSTRAINT pledged_exceeds_reserved CHECK (pledged <= reserved),
  CONSTRAINT verified_exceeds_received CHECK (verified <= received)
) WITH (fillfactor=70);
CREATE INDEX pledge_line_balances_retreat ON pledge_line_balances USING btree (retreat_id);
CREATE CONSTRAINT TRIGGER pledge_adds_up AFTER UPDATE ON pledge_line_balances DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (old.reserved <> new.reserved OR old.pledged <> new.pledged) EXECUTE FUNCTION pledge_adds_up();
GRANT SELECT ON pledge_line_balances TO application;

CREATE TABLE pledges (
  id uuid NOT NULL,
  retreat_id uuid NOT NULL,
  company_id uuid NOT NULL,
  state pledge_state NOT NULL DEFAULT 'draft'::pledge_state,
  form form NOT NULL,
  valuation_basis valuation_basis,
  amount bigint NOT NULL,
  letter_amount bigint,
  pledged_on date NOT NULL,
  booked_on date,
  letter_number text NOT NULL,
  letter_document_id uuid,
  instalments jsonb NOT NULL,
  allocations jsonb NOT NULL,
  unallocated bigint NOT NULL,
  amended bigint NOT NULL DEFAULT 0,
  written_off bigint NOT NULL DEFAULT 0,
  external_ref text,
  replaces uuid,
  makers uuid[] NOT NULL,
  decided_by uuid,
  decided_at timestamp with time zone,
  decision_note text,
  agreement_kind agreement_kind,
  agreement_number text,
  agreement_signed_on date,
  agreement_reason text,
  agreement_document_id uuid,
  cancelled_on date,
  cancellation_reason text,
  version integer NOT NULL DEFAULT 1,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  updated_at timestamp with time zone NOT NULL DEFAULT now(),
  withdrawal_reason text,
  discarding_reason text,
  attached integer NOT NULL DEFAULT 0,
  addenda jsonb NOT NULL DEFAULT '[]'::jsonb,
  import_id uuid,
  differs_from jsonb NOT NULL DEFAULT '[]'::jsonb,
  paper_number text NOT NULL GENERATED ALWAYS AS (paper_number(letter_number)) STORED,
  CONSTRAINT pledges_pkey PRIMARY KEY (id),
  CONSTRAINT addenda_whole CHECK (addenda_are_whole(addenda, wita_today())),
  CONSTRAINT agreement_whole CHECK ((num_nulls(agreement_kind, agreement_number, agreement_signed_on) = ANY (ARRAY[0, 3])) AND (agreement_document_id IS NULL OR agreement_number IS NOT NULL)),
  CONSTRAINT allocations_exceed_amount CHECK (unallocated >= 0 AND (amounts_of(allocations) + unallocated) = amount),
  CONSTRAINT amount_range CHECK (amount >= 1 AND amount <= '10000000000000'::bigint),
  CONSTRAINT cancellation_whole CHECK ((state = 'cancelled'::pledge_state) = (cancelled_on IS NOT NULL) AND (cancelled_on IS NULL) = (cancellation_reason IS NULL)),
  CONSTRAINT "date_in_future /bookedOn" CHECK (booked_on <= wita_today()),
  CONSTRAINT "date_in_future /pledgedOn" CHECK (pledged_on <= wita_today()),
  CONSTRAINT "date_in_future /signedOn" CHECK (agreement_signed_on <= wita_today()),
  CONSTRAINT "date_too_early /signedOn" CHECK (agreement_signed_on >= '2000-01-01'::date),
  CONSTRAINT "date_too_late /instalments" CHECK (are_due_within(instalments, make_date(EXTRACT(year FROM wita_today())::integer + 10, 12, 31))),
  CONSTRAINT "dates_out_of_order /bookedOn" CHECK (booked_on >= pledged_on),
  CONSTRAINT decision_by_someone CHECK ((state <> ALL (ARRAY['active'::pledge_state, 'rejected'::pledge_state])) OR decided_by IS NOT NULL),
  CONSTRAINT differences_whole CHECK (differences_are_whole(differs_from)),
  CONSTRAINT discarding_whole CHECK ((state::text = 'discarded'::text) = (discarding_reason IS NOT NULL)),
  CONSTRAINT document_number CHECK (is_document_number(letter_number)),
  CONSTRAINT due_before_letter CHECK (are_due_from(instalments, pledged_on)),
  CONSTRAINT instalments_mismatch CHECK (amounts_of(instalments) = (amount + amended - written_off)),
  CONSTRAINT letter_amount_too_small CHECK (letter_amount >= amount),
  CONSTRAINT maker_is_checker CHECK (state <> 'active'::pledge_state OR (decided_by <> ALL (makers))),
  CONSTRAINT pledges_agreement_document_id_documents_id_fk FOREIGN KEY (agreement_document_id) REFERENCES documents(id),
  CONSTRAINT pledges_company_id_companies_id_fk FOREIGN KEY (company_id) REFERENCES companies(id),
  CONSTRAINT pledges_identity UNIQUE (id, retreat_id, company_id, form),
  CONSTRAINT pledges_import_fk FOREIGN KEY (import_id, retreat_id) REFERENCES imports(id, retreat_id),
  CONSTRAINT pledges_letter_document_id_documents_id_fk FOREIGN KEY (letter_document_id) REFERENCES documents(id),
  CONSTRAINT pledges_retreat_id_retreats_id_fk FOREIGN KEY (retreat_id) REFERENCES retreats(id),
  CONSTRAINT positive_amounts CHECK (amounts_are_positive(allocations) AND amounts_are_positive(instalments)),
  CONSTRAINT valuation_basis_required CHECK ((form = 'cash'::form) = (valuation_basis IS NULL))
);
CREATE INDEX pledges_addenda ON pledges USING btree (id) WHERE addenda <> '[]'::jsonb;
CREATE INDEX pledges_agreement_document ON pledges USING btree (agreement_document_id) WHERE agreement_document_id IS NOT NULL;
CREATE INDEX pledges_amount ON pledges USING btree (retreat_id, amount, id, state);
CREATE INDEX pledges_company ON pledges USING btree (company_id, id);
CREATE INDEX pledges_external_ref ON pledges USING btree (external_ref) WHERE external_ref IS NOT NULL;
CREATE INDEX pledges_import ON pledges USING btree (import_id) WHERE import_id IS NOT NULL;
CREATE INDEX pledges_letter ON pledges USING btree (company_id, paper_number);
CREATE INDEX pledges_letter_document ON pledges USING btree (letter_document_id) WHERE letter_document_id IS NOT NULL;
CREATE INDEX pledges_paper ON pledges USING btree (paper_number);
CREATE INDEX pledges_pledged ON pledges USING btree (retreat_id, pledged_on, id);
CREATE INDEX pledges_retreat ON pledges USING btree (retreat_id, id);
CREATE INDEX pledges_search ON pledges USING gin (paper_number gin_trgm_ops, paper_number(agreement_number) gin_trgm_ops);
CREATE INDEX pledges_state ON pledges USING btree (retreat_id, state, id) WHERE state <> 'active'::pledge_state;
CREATE INDEX pledges_waiting ON pledges USING btree (state, updated_at, id, retreat_id, amount, makers) WHERE state = ANY (ARRAY['draft'::pledge_state, 'rejected'::pledge_state, 'submitted'::pledge_state]);
CREATE INDEX pledges_without_agreement ON pledges USING btree (decided_at, id, retreat_id) WHERE state = 'active'::pledge_state AND agreement_number IS NULL;
CREATE CONSTRAINT TRIGGER pledge_adds_up AFTER UPDATE OF state, amended, written_off ON pledges DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (old.state IS DISTINCT FROM new.state OR old.amended IS DISTINCT FROM new.amended OR old.written_off IS DISTINCT FROM new.written_off) EXECUTE FUNCTION pledge_adds_up();
CREATE CONSTRAINT TRIGGER takes_two_people AFTER UPDATE ON pledges DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (old.agreement_number IS NOT NULL AND (old.agreement_kind IS DISTINCT FROM new.agreement_kind OR old.agreement_number IS DISTINCT FROM new.agreement_number OR old.agreement_signed_on IS DISTINCT FROM new.agreement_signed_on OR old.agreement_document_id IS DISTINCT FROM new.agreement_document_id OR old.agreement_reason IS DISTINCT FROM new.agreement_reason OR old.addenda IS DISTINCT FROM new.addenda) OR new.addenda <> old.addenda) EXECUTE FUNCTION agreement_takes_two();
CREATE TRIGGER assert_booking BEFORE INSERT ON pledges FOR EACH ROW WHEN (new.booked_on IS NOT NULL) EXECUTE FUNCTION assert_booking('pledged_on', '/pledgedOn');
CREATE TRIGGER assert_new_booking BEFORE UPDATE ON pledges FOR EACH ROW WHEN (new.booked_on IS NOT NULL AND (new.pledged_on IS DISTINCT FROM old.pledged_on OR new.booked_on IS DISTINCT FROM old.booked_on)) EXECUTE FUNCTION assert_booking('pledged_on', '/pledgedOn');
CREATE TRIGGER assert_new_day BEFORE UPDATE ON pledges FOR EACH ROW WHEN (new.booked_on IS NULL AND (new.pledged_on IS DISTINCT FROM old.pledged_on OR new.booked_on IS DISTINCT FROM old.booked_on)) EXECUTE FUNCTION assert_own_day('pledged_on', '/pledgedOn');
CREATE TRIGGER assert_own_day BEFORE INSERT ON pledges FOR EACH ROW WHEN (new.booked_on IS NULL) EXECUTE FUNCTION assert_own_day('pledged_on', '/pledgedOn');
CREATE TRIGGER count_version BEFORE UPDATE ON pledges FOR EACH ROW EXECUTE FUNCTION count_version();
CREATE TRIGGER guard_pledge BEFORE UPDATE ON pledges FOR EACH ROW EXECUTE FUNCTION guard_pledge();
CREATE TRIGGER imported_now AFTER INSERT ON pledges REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION imported_now();
CREATE TRIGGER initial_state AFTER INSERT ON pledges FOR EACH ROW EXECUTE FUNCTION initial_state('draft');
CREATE TRIGGER is_still_taken AFTER UPDATE ON pledges FOR EACH ROW WHEN ((new.state = ANY (ARRAY['submitted'::pledge_state, 'active'::pledge_state])) AND new.state <> old.state OR (new.state = ANY (ARRAY['draft'::pledge_state, 'rejected'::pledge_state])) AND (old.company_id IS DISTINCT FROM new.company_id OR old.amount IS DISTINCT FROM new.amount)) EXECUTE FUNCTION pledge_is_taken();
CREATE TRIGGER is_taken AFTER INSERT ON pledges REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION drafts_are_taken();
CREATE TRIGGER note_inserted AFTER INSERT ON pledges REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION note_written();
CREATE TRIGGER note_updated AFTER UPDATE ON pledges REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION note_written();
CREATE TRIGGER paper_used AFTER INSERT ON pledges REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION drafted_letters_once();
CREATE TRIGGER paper_used_by_change AFTER UPDATE ON pledges FOR EACH ROW WHEN ((new.state = ANY (ARRAY['draft'::pledge_state, 'submitted'::pledge_state, 'active'::pledge_state])) AND ((old.state <> ALL (ARRAY['draft'::pledge_state, 'submitted'::pledge_state, 'active'::pledge_state])) OR old.company_id IS DISTINCT FROM new.company_id OR old.letter_number IS DISTINCT FROM new.letter_number OR old.letter_amount IS DISTINCT FROM new.letter_amount OR old.amount IS DISTINCT FROM new.amount OR old.external_ref IS DISTINCT FROM new.external_ref OR old.differs_from IS DISTINCT FROM new.differs_from)) EXECUTE FUNCTION changed_letter_once();
CREATE TRIGGER refuse_own_check BEFORE UPDATE ON pledges FOR EACH ROW WHEN (new.decided_by IS DISTINCT FROM old.decided_by) EXECUTE FUNCTION refuse_own_check('decided_by');
CREATE TRIGGER schedule_is_kept AFTER UPDATE ON pledges FOR EACH ROW WHEN ((old.state = 'active'::pledge_state OR new.state = 'active'::pledge_state) AND (old.state <> new.state OR old.instalments <> new.instalments)) EXECUTE FUNCTION schedule_is_kept();
GRANT INSERT, SELECT, UPDATE ON pledges TO application;

CREATE TABLE preferences (
  id uuid NOT NULL,
  language language NOT NULL DEFAULT 'id'::language,
  default_retreat_id uuid,
  digest boolean NOT NULL DEFAULT false,
  version integer NOT NULL DEFAULT 1,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  updated_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT preferences_pkey PRIMARY KEY (id)
);
CREATE TRIGGER count_version BEFORE UPDATE ON preferences FOR EACH ROW EXECUTE FUNCTION count_version();
CREATE TRIGGER never_deleted BEFORE DELETE OR TRUNCATE ON preferences FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER note_inserted AFTER INSERT ON preferences REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION note_written();
CREATE TRIGGER note_updated AFTER UPDATE ON preferences REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION note_written();
GRANT INSERT, SELECT, UPDATE ON preferences TO application;

CREATE TABLE record_versions (
  kind text NOT NULL,
  record_id text NOT NULL,
  version integer NOT NULL,
  event_id uuid NOT NULL,
  "row" jsonb NOT NULL,
  CONSTRAINT record_versions_kind_record_id_version_pk PRIMARY KEY (kind, record_id, version)
);
CREATE INDEX record_versions_event ON record_versions USING btree (event_id);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON record_versions FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER assert_actors AFTER INSERT ON record_versions REFERENCING NEW TABLE AS appended FOR EACH STATEMENT EXECUTE FUNCTION assert_actors();
CREATE TRIGGER disbursements_add_up AFTER INSERT ON record_versions REFERENCING NEW TABLE AS appended FOR EACH STATEMENT EXECUTE FUNCTION logged_disbursements_add_up();
GRANT SELECT ON record_versions TO application;

CREATE TABLE retreats (
  id uuid NOT NULL,
  code text NOT NULL,
  title text NOT NULL,
  fiscal_year integer NOT NULL,
  starts_on date NOT NULL,
  ends_on date NOT NULL,
  change_reason text,
  chosen_venue text,
  venue_chosen_on date,
  venue_document_number text,
  cancelled_on date,
  cancellation_reason text,
  version integer NOT NULL DEFAULT 1,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  updated_at timestamp with time zone NOT NULL DEFAULT now(),
  attached integer NOT NULL DEFAULT 0,
  former_codes text[] NOT NULL DEFAULT '{}'::text[],
  venues jsonb NOT NULL,
  venue_reason text,
  earlier_venues jsonb NOT NULL DEFAULT '[]'::jsonb,
  CONSTRAINT retreats_pkey PRIMARY KEY (id),
  CONSTRAINT cancellation_whole CHECK ((cancelled_on IS NULL) = (cancellation_reason IS NULL)),
  CONSTRAINT "date_in_future /cancelledOn" CHECK (cancelled_on <= wita_today()),
  CONSTRAINT "date_in_future /chosenOn" CHECK (venue_chosen_on <= wita_today()),
  CONSTRAINT dates_out_of_order CHECK (starts_on <= ends_on),
  CONSTRAINT "retreat_code_exists /code" UNIQUE (code),
  CONSTRAINT venue_choice_whole CHECK ((chosen_venue IS NULL) = (venue_chosen_on IS NULL))
);
CREATE INDEX retreats_former_codes ON retreats USING gin (former_codes);
CREATE CONSTRAINT TRIGGER cancellation_takes_back AFTER UPDATE ON retreats DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (new.cancelled_on IS NOT NULL AND old.cancelled_on IS NULL) EXECUTE FUNCTION cancellation_takes_back();
CREATE CONSTRAINT TRIGGER takes_two_people AFTER UPDATE ON retreats DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION retreat_takes_two();
CREATE TRIGGER count_version BEFORE UPDATE ON retreats FOR EACH ROW EXECUTE FUNCTION count_version();
CREATE TRIGGER created_now BEFORE INSERT ON retreats FOR EACH ROW EXECUTE FUNCTION created_now();
CREATE TRIGGER follow_chosen_venue AFTER UPDATE OF chosen_venue ON retreats FOR EACH ROW WHEN (new.chosen_venue IS DISTINCT FROM old.chosen_venue) EXECUTE FUNCTION follow_chosen_venue();
CREATE TRIGGER guard_cancelled_retreat BEFORE UPDATE ON retreats FOR EACH ROW WHEN (old.cancelled_on IS NOT NULL) EXECUTE FUNCTION guard_cancelled_retreat();
CREATE TRIGGER guard_retreat BEFORE UPDATE ON retreats FOR EACH ROW EXECUTE FUNCTION guard_retreat();
CREATE TRIGGER note_inserted AFTER INSERT ON retreats REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION note_written();
CREATE TRIGGER note_updated AFTER UPDATE ON retreats REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION note_written();
CREATE TRIGGER open_unallocated AFTER INSERT ON retreats FOR EACH ROW EXECUTE FUNCTION open_unallocated();
CREATE TRIGGER refuse_known_code BEFORE INSERT OR UPDATE OF code ON retreats FOR EACH ROW EXECUTE FUNCTION refuse_known_code();
GRANT INSERT, SELECT, UPDATE ON retreats TO application;

CREATE TABLE sealed_contents (
  sha256 text NOT NULL GENERATED ALWAYS AS (encode(sha256(content), 'hex'::text)) STORED,
  content bytea NOT NULL,
  CONSTRAINT sealed_contents_pkey PRIMARY KEY (sha256)
);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON sealed_contents FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
GRANT INSERT, SELECT ON sealed_contents TO application;

CREATE TABLE sealed_reports (
  id uuid NOT NULL,
  retreat_id uuid NOT NULL,
  report text NOT NULL,
  parameters jsonb NOT NULL,
  format text NOT NULL,
  language text NOT NULL,
  file_name text NOT NULL,
  media_type text NOT NULL,
  size integer NOT NULL,
  sha256 text NOT NULL,
  checkpoint_size bigint NOT NULL,
  sealed_by uuid NOT NULL,
  sealed_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT sealed_reports_pkey PRIMARY KEY (id),
  CONSTRAINT sealed_reports_checkpoint_size_log_checkpoints_size_fk FOREIGN KEY (checkpoint_size) REFERENCES log_checkpoints(size),
  CONSTRAINT sealed_reports_retreat_id_retreats_id_fk FOREIGN KEY (retreat_id) REFERENCES retreats(id),
  CONSTRAINT sealed_reports_sha256_sealed_contents_sha256_fk FOREIGN KEY (sha256) REFERENCES sealed_contents(sha256)
);
CREATE INDEX sealed_reports_retreat ON sealed_reports USING btree (retreat_id, id);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON sealed_reports FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER note_inserted AFTER INSERT ON sealed_reports REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION note_written();
GRANT INSERT, SELECT ON sealed_reports TO application;

CREATE TABLE sessions (
  id uuid NOT NULL,
  user_id uuid NOT NULL,
  secret_hash text NOT NULL,
  started_at timestamp with time zone NOT NULL DEFAULT now(),
  last_used_at timestamp with time zone NOT NULL DEFAULT now(),
  expires_at timestamp with time zone NOT NULL,
  CONSTRAINT sessions_pkey PRIMARY KEY (id),
  CONSTRAINT sessions_secret UNIQUE (secret_hash),
  CONSTRAINT sessions_user_id_users_id_fk FOREIGN KEY (user_id) REFERENCES users(id)
);
CREATE INDEX sessions_user ON sessions USING btree (user_id);
GRANT DELETE, INSERT, SELECT, UPDATE ON sessions TO application;

CREATE TABLE sign_in_failures (
  account text NOT NULL,
  failures integer NOT NULL,
  locked_until timestamp with time zone,
  last_at timestamp with time zone NOT NULL DEFAULT now(),
  lane text NOT NULL DEFAULT ''::text,
  CONSTRAINT sign_in_failures_account_lane_pk PRIMARY KEY (account, lane)
);
GRANT DELETE, INSERT, SELECT, UPDATE ON sign_in_failures TO application;

CREATE TABLE sso_persons (
  id uuid NOT NULL,
  issuer text NOT NULL,
  subject text NOT NULL,
  first_seen_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT sso_persons_pkey PRIMARY KEY (id),
  CONSTRAINT sso_persons_subject UNIQUE (issuer, subject)
);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON sso_persons FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER note_inserted AFTER INSERT ON sso_persons REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION note_written();
GRANT INSERT, SELECT ON sso_persons TO application;

CREATE TABLE transfers (
  id uuid NOT NULL,
  retreat_id uuid NOT NULL,
  event_id uuid NOT NULL,
  kind transfer_kind NOT NULL,
  subject_id text NOT NULL,
  effective_on date NOT NULL,
  reason text,
  moves jsonb NOT NULL,
  made_by uuid NOT NULL,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  booked_on date,
  CONSTRAINT transfers_pkey PRIMARY KEY (id),
  CONSTRAINT "date_in_future /bookedOn" CHECK (booked_on <= wita_today()),
  CONSTRAINT "date_in_future /effectiveOn" CHECK (effective_on <= wita_today()),
  CONSTRAINT "dates_out_of_order /bookedOn" CHECK (booked_on >= effective_on),
  CONSTRAINT positive_amounts CHECK (amounts_are_positive(moves)),
  CONSTRAINT transfers_event_fk FOREIGN KEY (event_id) REFERENCES events(id) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT transfers_retreat_fk FOREIGN KEY (retreat_id) REFERENCES retreats(id)
);
CREATE INDEX transfers_retreat ON transfers USING btree (retreat_id, id);
CREATE UNIQUE INDEX transfers_event ON transfers USING btree (event_id);
CREATE CONSTRAINT TRIGGER transfer_follows_its_event AFTER INSERT ON transfers DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION transfer_follows_its_event();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON transfers FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER assert_booking BEFORE INSERT ON transfers FOR EACH ROW WHEN (new.booked_on IS NOT NULL AND new.kind <> 'disbursement_reallocation'::transfer_kind) EXECUTE FUNCTION assert_booking('effective_on', '/effectiveOn');
CREATE TRIGGER assert_own_day BEFORE INSERT ON transfers FOR EACH ROW WHEN (new.booked_on IS NULL AND new.kind <> 'disbursement_reallocation'::transfer_kind) EXECUTE FUNCTION assert_own_day('effective_on', '/effectiveOn');
CREATE TRIGGER note_inserted AFTER INSERT ON transfers REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION note_written();
CREATE TRIGGER note_updated AFTER UPDATE ON transfers REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION note_written();
GRANT INSERT, SELECT ON transfers TO application;

CREATE TABLE users (
  id uuid NOT NULL,
  name text NOT NULL,
  email text,
  roles role[] NOT NULL,
  active boolean NOT NULL DEFAULT true,
  version integer NOT NULL DEFAULT 1,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  updated_at timestamp with time zone NOT NULL DEFAULT now(),
  kind user_kind NOT NULL DEFAULT 'person'::user_kind,
  responsible_id uuid,
  salt uuid NOT NULL DEFAULT gen_random_uuid(),
  unconfirmed_since timestamp with time zone,
  unconfirmed_by uuid[] NOT NULL DEFAULT '{}'::uuid[],
  confirmed_by uuid,
  confirmed_at timestamp with time zone,
  shares_email_with uuid[] NOT NULL DEFAULT '{}'::uuid[],
  CONSTRAINT users_pkey PRIMARY KEY (id),
  CONSTRAINT "responsible_required /responsibleId" CHECK ((kind = 'system'::user_kind) = (responsible_id IS NOT NULL)),
  CONSTRAINT "roles_conflict /roles" CHECK (
CASE kind
    WHEN 'person'::user_kind THEN NOT ('integration'::role = ANY (roles)) AND NOT (('admin'::role = ANY (roles)) AND roles && '{finance,verifier}'::role[])
    ELSE roles <@ '{finance,auditor,integration}'::role[]
END) NOT VALID /* not validated */,
  CONSTRAINT unconfirmed_by_somebody CHECK ((unconfirmed_since IS NULL) = (unconfirmed_by = '{}'::uuid[])),
  CONSTRAINT "user_exists /email" UNIQUE (email),
  CONSTRAINT users_responsible_id_users_id_fk FOREIGN KEY (responsible_id) REFERENCES users(id)
);
CREATE TRIGGER check_access BEFORE INSERT OR UPDATE ON users FOR EACH ROW EXECUTE FUNCTION check_access();
CREATE TRIGGER check_user BEFORE INSERT OR UPDATE ON users FOR EACH ROW EXECUTE FUNCTION check_user();
CREATE TRIGGER count_version BEFORE UPDATE ON users FOR EACH ROW EXECUTE FUNCTION count_version();
CREATE TRIGGER note_inserted AFTER INSERT ON users REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION note_written();
CREATE TRIGGER note_updated AFTER UPDATE ON users REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION note_written();
CREATE TRIGGER refuse_linked_subject AFTER INSERT ON users FOR EACH ROW EXECUTE FUNCTION refuse_linked_subject();
GRANT INSERT, SELECT, UPDATE ON users TO application;

CREATE TABLE webhook_deliveries (
  id uuid NOT NULL,
  webhook_id uuid NOT NULL,
  "position" bigint,
  type text NOT NULL,
  subject text NOT NULL,
  state delivery_state NOT NULL DEFAULT 'waiting'::delivery_state,
  attempts integer NOT NULL DEFAULT 0,
  last_status integer,
  last_error text,
  next_at timestamp with time zone NOT NULL DEFAULT now(),
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  settled_at timestamp with time zone,
  CONSTRAINT webhook_deliveries_pkey PRIMARY KEY (id),
  CONSTRAINT webhook_deliveries_once UNIQUE (webhook_id, "position"),
  CONSTRAINT webhook_deliveries_webhook_id_webhooks_id_fk FOREIGN KEY (webhook_id) REFERENCES webhooks(id)
);
CREATE INDEX webhook_deliveries_dead ON webhook_deliveries USING btree (webhook_id, settled_at) WHERE state = 'dead'::delivery_state;
CREATE INDEX webhook_deliveries_due ON webhook_deliveries USING btree (webhook_id, next_at) WHERE state = 'waiting'::delivery_state;
CREATE INDEX webhook_deliveries_list ON webhook_deliveries USING btree (webhook_id, id);
CREATE INDEX webhook_deliveries_order ON webhook_deliveries USING btree (webhook_id, subject, "position") WHERE state = 'waiting'::delivery_state;
CREATE INDEX webhook_deliveries_settled ON webhook_deliveries USING btree (settled_at) WHERE state <> 'waiting'::delivery_state;
GRANT DELETE, INSERT, SELECT, UPDATE ON webhook_deliveries TO application;

CREATE TABLE webhook_progress (
  webhook_id uuid NOT NULL,
  "position" bigint NOT NULL,
  gone_at timestamp with time zone,
  CONSTRAINT webhook_progress_pkey PRIMARY KEY (webhook_id),
  CONSTRAINT webhook_progress_webhook_id_webhooks_id_fk FOREIGN KEY (webhook_id) REFERENCES webhooks(id)
);
GRANT INSERT, SELECT, UPDATE ON webhook_progress TO application;

CREATE TABLE webhooks (
  id uuid NOT NULL,
  user_id uuid NOT NULL,
  url text NOT NULL,
  salt uuid NOT NULL DEFAULT gen_random_uuid(),
  types text[] NOT NULL,
  retreat_ids uuid[],
  state webhook_state NOT NULL DEFAULT 'active'::webhook_state,
  secret_number integer NOT NULL DEFAULT 1,
  previous_until timestamp with time zone,
  key_id text NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  updated_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT webhooks_pkey PRIMARY KEY (id),
  CONSTRAINT some_types CHECK (cardinality(types) > 0),
  CONSTRAINT webhooks_user_id_users_id_fk FOREIGN KEY (user_id) REFERENCES users(id)
);
CREATE INDEX webhooks_user ON webhooks USING btree (user_id);
CREATE TRIGGER count_version BEFORE UPDATE ON webhooks FOR EACH ROW EXECUTE FUNCTION count_version();
CREATE TRIGGER never_deleted BEFORE DELETE OR TRUNCATE ON webhooks FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER note_inserted AFTER INSERT ON webhooks REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION note_written();
CREATE TRIGGER note_updated AFTER UPDATE ON webhooks REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION note_written();
GRANT INSERT, SELECT, UPDATE ON webhooks TO application;

CREATE UNLOGGED TABLE written_rows (
  transaction xid8 NOT NULL DEFAULT pg_current_xact_id(),
  kind text NOT NULL,
  rows jsonb[] NOT NULL STORAGE external
);
CREATE INDEX written_rows_transaction ON written_rows USING btree (transaction);
CREATE CONSTRAINT TRIGGER written_with_an_event AFTER INSERT ON written_rows DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION assert_logged();
GRANT SELECT ON written_rows TO application;

-- Views

CREATE VIEW document_links AS
 SELECT disbursements.evidence_document_id AS document_id,
    'receipt_evidence'::text AS kind,
    'disbursement'::text AS record_type,
    disbursements.id AS record_id,
    disbursements.retreat_id,
    'evidence'::text AS role
   FROM disbursements
  WHERE disbursements.evidence_document_id IS NOT NULL
UNION ALL
 SELECT adjustments.document_id,
        CASE adjustments.kind
            WHEN 'refund'::adjustment_kind THEN 'refund_evidence'::text
            WHEN 'agreement'::adjustment_kind THEN 'agreement'::text
            ELSE 'amendment'::text
        END AS kind,
    'adjustment'::text AS record_type,
    adjustments.id AS record_id,
    adjustments.retreat_id,
        CASE adjustments.kind
            WHEN 'refund'::adjustment_kind THEN 'evidence'::text
            WHEN 'agreement'::adjustment_kind THEN 'agreement'::text
            ELSE 'other'::text
        END AS role
   FROM adjustments
  WHERE adjustments.document_id IS NOT NULL
UNION ALL
 SELECT pledges.letter_document_id AS document_id,
    'letter'::text AS kind,
    'pledge'::text AS record_type,
    pledges.id AS record_id,
    pledges.retreat_id,
    'letter'::text AS role
   FROM pledges
  WHERE pledges.letter_document_id IS NOT NULL
UNION ALL
 SELECT pledges.agreement_document_id AS document_id,
    'agreement'::text AS kind,
    'pledge'::text AS record_type,
    pledges.id AS record_id,
    pledges.retreat_id,
    'agreement'::text AS role
   FROM pledges
  WHERE pledges.agreement_document_id IS NOT NULL
UNION ALL
 SELECT (addendum.value ->> 'documentId'::text)::uuid AS document_id,
    'agreement'::text AS kind,
    'pledge'::text AS record_type,
    pledges.id AS record_id,
    pledges.retreat_id,
    'agreement'::text AS role
   FROM pledges,
    LATERAL jsonb_array_elements(pledges.addenda) addendum(value)
  WHERE pledges.addenda <> '[]'::jsonb AND (addendum.value ->> 'documentId'::text) IS NOT NULL
UNION ALL
 SELECT companies.succession_document_id AS document_id,
    'succession'::text AS kind,
    'company'::text AS record_type,
    companies.id AS record_id,
    NULL::uuid AS retreat_id,
    'other'::text AS role
   FROM companies
  WHERE companies.succession_document_id IS NOT NULL
UNION ALL
 SELECT attachments.document_id,
    'attachment'::text AS kind,
    attachments.record_type::text AS record_type,
    attachments.record_id,
    attachments.retreat_id,
    attachments.kind::text AS role
   FROM attachments
  WHERE attachments.document_id IS NOT NULL;
GRANT SELECT ON document_links TO application;

CREATE VIEW receipt_files AS
 SELECT d.id AS receipt_id,
    d.evidence_document_id AS document_id,
    d.evidence_pages AS pages
   FROM disbursements d
  WHERE d.evidence_document_id IS NOT NULL AND (d.state <> ALL (ARRAY['rejected'::disbursement_state, 'reversed'::disbursement_state])) AND NOT (EXISTS ( SELECT
           FROM attachments r
          WHERE r.record_id = d.id AND r.replaces = d.evidence_document_id))
UNION ALL
 SELECT d.id AS receipt_id,
    a.document_id,
    NULL::text AS pages
   FROM attachments a
     JOIN disbursements d ON d.id = a.record_id
  WHERE a.document_id IS NOT NULL AND a.kind = 'evidence'::attachment_kind AND (d.state <> ALL (ARRAY['rejected'::disbursement_state, 'reversed'::disbursement_state])) AND NOT (EXISTS ( SELECT
           FROM attachments r
          WHERE r.record_id = a.record_id AND r.replaces = a.id));
GRANT SELECT ON receipt_files TO application;

-- Sequences

CREATE SEQUENCE drizzle.__drizzle_migrations_id_seq AS integer START 1 INCREMENT 1 MINVALUE 1 MAXVALUE 2147483647 CACHE 1;

CREATE SEQUENCE events_sequence_seq AS bigint START 1 INCREMENT 1 MINVALUE 1 MAXVALUE 9223372036854775807 CACHE 1;

CREATE SEQUENCE journal_entries_id_seq AS bigint START 1 INCREMENT 1 MINVALUE 1 MAXVALUE 9223372036854775807 CACHE 1;
