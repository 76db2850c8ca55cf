-- A proposal is decided once, what was proposed is not edited, and what takes two people is done by an approved proposal alone.

CREATE TRIGGER initial_state AFTER INSERT ON adjustments FOR EACH ROW EXECUTE FUNCTION initial_state('proposed');

CREATE FUNCTION guard_adjustment() RETURNS trigger LANGUAGE plpgsql AS $$
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
END $$;

CREATE TRIGGER guard_adjustment BEFORE UPDATE ON adjustments FOR EACH ROW EXECUTE FUNCTION guard_adjustment();

-- The fields that a proposal corrects or chooses, by the columns that hold them; null for what adds, moves or takes instead.
CREATE FUNCTION fields_of(of_kind adjustment_kind, sent jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE
  RETURN CASE of_kind
    WHEN 'venue_choice' THEN '{"chosen_venue": "venueCode", "venue_chosen_on": "chosenOn", "venue_document_number": "documentNumber",
      "venue_reason": "reason"}'::jsonb
    WHEN 'retreat_cancellation' THEN '{"cancelled_on": "cancelledOn", "cancellation_reason": "reason"}'
    WHEN 'retreat_restoration' THEN '{"cancelled_on": "cancelledOn", "cancellation_reason": "reason"}'
    WHEN 'agreement' THEN CASE sent ->> 'relation' WHEN 'correction' THEN '{"agreement_kind": "kind", "agreement_number": "number",
      "agreement_signed_on": "signedOn", "agreement_document_id": "documentId", "agreement_reason": "reason"}'::jsonb END
    WHEN 'retreat_change' THEN (SELECT jsonb_object_agg(n.column_name, n.name) FROM jsonb_each_text('{"code": "code", "title": "title",
      "fiscal_year": "fiscalYear", "starts_on": "startsOn", "ends_on": "endsOn", "venues": "venues"}') n (column_name, name) WHERE sent ? n.name)
    WHEN 'disclosure' THEN (SELECT jsonb_object_agg(n.column_name, n.name) FROM jsonb_each_text('{"reference": "reference",
      "valid_from": "validFrom", "valid_to": "validTo", "note": "note", "annulled": "annulled"}') n (column_name, name) WHERE sent ? n.name) END;

-- What a record says of them, by the names of the request.
CREATE FUNCTION fields_in(record jsonb, of_kind adjustment_kind, sent jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE
  RETURN (SELECT jsonb_object_agg(n.name, record -> n.column_name) FROM jsonb_each_text(fields_of(of_kind, sent)) n (column_name, name));

CREATE FUNCTION fields_now(of_kind adjustment_kind, sent jsonb, of_retreat uuid, of_pledge uuid, of_disclosure uuid) RETURNS jsonb
  LANGUAGE sql STABLE
  RETURN fields_in(CASE
    WHEN of_disclosure IS NOT NULL THEN (SELECT to_jsonb(d) FROM disclosures d WHERE d.id = of_disclosure)
    WHEN of_pledge IS NOT NULL THEN (SELECT to_jsonb(p) FROM pledges p WHERE p.id = of_pledge)
    ELSE (SELECT to_jsonb(r) FROM retreats r WHERE r.id = of_retreat) END, of_kind, sent);

-- What the columns of a proposal say, by what was sent: nothing that decides stands beside the request that people see.
CREATE FUNCTION columns_of_request(of_kind adjustment_kind, sent jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE
  RETURN jsonb_build_object(
    'amount', CASE of_kind WHEN 'amendment' THEN sent -> 'delta' WHEN 'write_off' THEN sent -> 'amount' WHEN 'refund' THEN sent -> 'amount' END,
    'ends_promise', of_kind = 'refund' AND coalesce((sent ->> 'endsPromise')::bool, false),
    'effective_on', CASE of_kind WHEN 'refund' THEN sent -> 'refundedOn' WHEN 'venue_choice' THEN sent -> 'chosenOn'
      WHEN 'retreat_cancellation' THEN sent -> 'cancelledOn' WHEN 'amendment' THEN sent -> 'effectiveOn'
      WHEN 'write_off' THEN sent -> 'effectiveOn' WHEN 'reallocation' THEN sent -> 'effectiveOn' END,
    'booked_on', CASE WHEN of_kind IN ('amendment', 'write_off', 'refund', 'reallocation') THEN sent -> 'bookedOn' END,
    'reason', sent -> 'reason',
    'note', CASE of_kind WHEN 'write_off' THEN sent -> 'note' END,
    'instalments', CASE WHEN of_kind IN ('amendment', 'write_off') THEN sent -> 'instalments' END,
    'allocations', CASE WHEN of_kind IN ('amendment', 'refund') THEN sent -> 'allocations' END,
    'unallocated', CASE of_kind WHEN 'refund' THEN sent -> 'unallocated' END,
    'evidence_kind', CASE of_kind WHEN 'refund' THEN sent -> 'evidence' -> 'kind' END,
    'evidence_number', CASE of_kind WHEN 'refund' THEN sent -> 'evidence' -> 'number' END,
    'evidence_account_number', CASE of_kind WHEN 'refund' THEN sent -> 'evidence' -> 'accountNumber' END,
    'document_id', CASE WHEN of_kind IN ('amendment', 'agreement') THEN sent -> 'documentId'
      WHEN of_kind = 'refund' THEN sent -> 'evidence' -> 'documentId' END);

-- The columns in which a proposal says otherwise. What an approval left of the schedule is its own where none was asked for, and a
-- reversal is of the whole receipt.
CREATE FUNCTION unlike_its_request(a adjustments) RETURNS text LANGUAGE sql STABLE
  RETURN (
    SELECT string_agg(c.name, ', ' ORDER BY c.name) FROM jsonb_each(columns_of_request(a.kind, a.request)) c (name, sent)
    WHERE nullif(c.sent, 'null') IS DISTINCT FROM nullif(to_jsonb(a) -> c.name, 'null')
      AND lower(c.sent #>> '{}') IS DISTINCT FROM lower(to_jsonb(a) ->> c.name)
      AND NOT (c.name = 'amount' AND a.kind = 'reversal' AND a.amount = (SELECT d.amount FROM disbursements d WHERE d.id = a.disbursement_id))
      AND NOT (c.name = 'instalments' AND a.state = 'approved' AND nullif(c.sent, 'null') IS NULL));

-- Whether it is of records that belong together.
CREATE FUNCTION is_of_its_records(a adjustments) RETURNS bool LANGUAGE sql STABLE
  RETURN (a.pledge_id IS NULL OR EXISTS (SELECT FROM pledges p WHERE p.id = a.pledge_id AND p.retreat_id = a.retreat_id))
    AND (a.disbursement_id IS NULL OR EXISTS (SELECT FROM disbursements d WHERE d.id = a.disbursement_id AND d.pledge_id = a.pledge_id));

CREATE FUNCTION proposal_says_what_was_sent() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public, pg_temp SET enable_seqscan = off AS $$
BEGIN
  IF unlike_its_request(NEW) IS NOT NULL OR NOT is_of_its_records(NEW) THEN
    RAISE EXCEPTION 'proposal % says otherwise than its request: %', NEW.id, coalesce(unlike_its_request(NEW), 'its records')
      USING ERRCODE = 'check_violation', CONSTRAINT = 'proposal_says_what_was_sent', TABLE = 'adjustments';
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER says_what_was_sent AFTER INSERT ON adjustments FOR EACH ROW EXECUTE FUNCTION proposal_says_what_was_sent();

-- A proposal tells what it would change, and of two that would change the same field the second waits for the first.
CREATE FUNCTION tells_what_it_changes() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public, pg_temp SET enable_seqscan = off AS $$
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
END $$;

CREATE TRIGGER tells_what_it_changes BEFORE INSERT ON adjustments FOR EACH ROW EXECUTE FUNCTION tells_what_it_changes();

-- Refuses what no second person approved in this very transaction: a proposal of that kind, of that record, in these words, of what
-- the record said until then.
CREATE FUNCTION assert_approved(of_kind adjustment_kind, subject uuid, says jsonb, was jsonb) RETURNS void LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public, pg_temp SET enable_seqscan = off AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM adjustments a
    WHERE subject IN (a.disclosure_id, a.pledge_id, a.retreat_id) AND a.kind = of_kind AND a.state = 'approved' AND a.decided_at = now()
      AND a.before IS NOT DISTINCT FROM fields_in(was, a.kind, a.request)
      AND NOT EXISTS (SELECT FROM jsonb_each(says) s (key, value) WHERE coalesce(a.request -> s.key, 'null') <> s.value)) THEN
    RAISE EXCEPTION '% of % takes two people, and nobody approved %', of_kind, subject, says
      USING ERRCODE = 'check_violation', CONSTRAINT = 'takes_two_people';
  END IF;
END $$;

-- What a row says now that it did not before, by the names of a request.
CREATE FUNCTION corrections(was jsonb, becomes jsonb, names jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE
  RETURN (SELECT coalesce(jsonb_object_agg(n.name, becomes -> n.column_name), '{}')
          FROM jsonb_each_text(names) n (column_name, name) WHERE becomes -> n.column_name IS DISTINCT FROM was -> n.column_name);

CREATE FUNCTION retreat_takes_two() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public, pg_temp AS $$
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
END $$;

-- At the end of the transaction, when the decision is written too.
CREATE CONSTRAINT TRIGGER takes_two_people AFTER UPDATE ON retreats DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION retreat_takes_two();

-- What one person adds counts: to annul it takes two.
CREATE FUNCTION disclosure_counts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM refuse_transition('begins_at_the_beginning', 'nothing', 'annulled');
  RETURN NULL;
END $$;

CREATE TRIGGER initial_state AFTER INSERT ON disclosures FOR EACH ROW WHEN (NEW.annulled) EXECUTE FUNCTION disclosure_counts();

CREATE FUNCTION disclosure_takes_two() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM assert_only('disclosure_is_fixed', to_jsonb(OLD), to_jsonb(NEW), '{reference,valid_from,valid_to,note,annulled,change_reason}');
  IF OLD.annulled THEN
    PERFORM refuse_transition('disclosure_annulled', 'annulled', 'edited');
  END IF;
  PERFORM assert_approved('disclosure', NEW.id, corrections(to_jsonb(OLD), to_jsonb(NEW), '{"reference": "reference",
    "valid_from": "validFrom", "valid_to": "validTo", "note": "note", "annulled": "annulled", "change_reason": "reason"}'), to_jsonb(OLD));
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER takes_two_people AFTER UPDATE ON disclosures DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION disclosure_takes_two();

-- From the second agreement on: it stands behind those before, or in the place of the first.
CREATE FUNCTION agreement_takes_two() RETURNS trigger LANGUAGE plpgsql AS $$
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
END $$;

CREATE CONSTRAINT TRIGGER takes_two_people AFTER UPDATE ON pledges DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (OLD.agreement_number IS NOT NULL
    AND (OLD.agreement_kind, OLD.agreement_number, OLD.agreement_signed_on, OLD.agreement_document_id, OLD.agreement_reason, OLD.addenda)
      IS DISTINCT FROM (NEW.agreement_kind, NEW.agreement_number, NEW.agreement_signed_on, NEW.agreement_document_id, NEW.agreement_reason, NEW.addenda)
    OR NEW.addenda <> OLD.addenda) EXECUTE FUNCTION agreement_takes_two();

-- Verified money stands where two people put it: those who recorded and verified it, drafted and adopted a budget, or proposed
-- and approved what moves it.
CREATE FUNCTION verified_takes_two() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public, pg_temp SET enable_seqscan = off AS $$
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
END $$;

CREATE CONSTRAINT TRIGGER takes_two_people AFTER INSERT ON journal_entries DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW.measure = 'verified') EXECUTE FUNCTION verified_takes_two();

-- An approved proposal did what it says, when its transaction ends: it wrote what was asked for, and its entries are those of its effect.

-- Whether a row says what was asked for, by the names of the request.
CREATE FUNCTION says_what_was_asked(is_now jsonb, sent jsonb, names jsonb) RETURNS bool LANGUAGE sql IMMUTABLE
  RETURN is_now IS NOT NULL AND NOT EXISTS (
    SELECT FROM jsonb_each_text(names) n (column_name, name)
    WHERE sent ? n.name AND is_now -> n.column_name IS DISTINCT FROM sent -> n.name);

CREATE FUNCTION proposal_wrote(a adjustments) RETURNS bool LANGUAGE plpgsql STABLE AS $$
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
END $$;

-- Whether an approval split it as it was asked to, where it was.
CREATE FUNCTION is_split_as_asked(a adjustments) RETURNS bool LANGUAGE sql IMMUTABLE
  RETURN a.allocations IS NULL OR a.split IS NULL
    OR (a.allocations @> (a.split -> 'allocations') AND (a.split -> 'allocations') @> a.allocations
      AND jsonb_array_length(a.allocations) = jsonb_array_length(a.split -> 'allocations'));

-- Whether a schedule that nobody asked for is the one before, with what was added in its last instalment, or what was taken gone from
-- its last ones. What it adds up to, the pledge says.
CREATE FUNCTION is_schedule_of(becomes jsonb, was jsonb, change int8) RETURNS bool LANGUAGE sql IMMUTABLE
  RETURN was = '[]' OR becomes = '[]' OR (
    jsonb_array_length(becomes) <= jsonb_array_length(was) AND (change < 0 OR jsonb_array_length(becomes) = jsonb_array_length(was))
    AND NOT EXISTS (
      SELECT FROM jsonb_array_elements(becomes) WITH ORDINALITY n (instalment, place)
      WHERE n.instalment - CASE WHEN n.place = jsonb_array_length(becomes) THEN 'amount' ELSE '' END
          <> (was -> (n.place - 1)::int) - CASE WHEN n.place = jsonb_array_length(becomes) THEN 'amount' ELSE '' END
        OR change < 0 AND (n.instalment ->> 'amount')::int8 > (was -> (n.place - 1)::int ->> 'amount')::int8));

-- What an approval was to move, by measure and line: of the measures that follow from the request alone.
CREATE FUNCTION asked_moves(a adjustments) RETURNS TABLE (measure text, line_code text, amount numeric) LANGUAGE sql STABLE
BEGIN ATOMIC
  SELECT m.measure, part.line_code, m.sign * sign(a.amount) * part.amount
  FROM (VALUES ('amendment', 'reserved', 1), ('amendment', 'pledged', 1), ('write_off', 'reserved', -1), ('write_off', 'pledged', -1),
      ('refund', 'received', -1), ('refund', 'reserved', -1), ('refund', 'pledged', -1), ('reversal', 'received', -1), ('reversal', 'verified', -1)
    ) m (kind, measure, sign),
    LATERAL (
      SELECT p ->> 'lineCode', (p ->> 'amount')::int8 FROM jsonb_array_elements(a.split -> 'allocations') p
      UNION ALL SELECT NULL, (a.split ->> 'unallocated')::int8
    ) part (line_code, amount)
  WHERE m.kind = a.kind::text AND (a.kind <> 'refund' OR m.measure = 'received' OR a.ends_promise)
  UNION ALL
  SELECT m.measure, move ->> side.part, side.sign * (move ->> 'amount')::int8
  FROM jsonb_array_elements(a.request -> 'moves') move, (VALUES ('from', -1), ('to', 1)) side (part, sign),
    (VALUES ('reserved'), ('pledged'), ('received'), ('verified')) m (measure)
  WHERE a.kind = 'reallocation';
END;

CREATE FUNCTION proposal_takes_effect() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public, pg_temp
  SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET plan_cache_mode = force_generic_plan AS $$
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
END $$;

CREATE CONSTRAINT TRIGGER proposal_takes_effect AFTER UPDATE OF state ON adjustments DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW.state = 'approved') EXECUTE FUNCTION proposal_takes_effect();
