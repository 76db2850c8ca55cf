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

-- Refuses what no second person approved in this very transaction: a proposal of that kind, of that record, in these words.
CREATE FUNCTION assert_approved(of_kind adjustment_kind, subject uuid, says jsonb) RETURNS void LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public, pg_temp SET enable_seqscan = off AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM adjustments a
    WHERE subject IN (a.disclosure_id, a.pledge_id, a.retreat_id) AND a.kind = of_kind AND a.state = 'approved' AND a.decided_at = now()
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
      'documentNumber', NEW.venue_document_number, 'reason', NEW.venue_reason));
  END IF;
  IF (NEW.cancelled_on, NEW.cancellation_reason) IS DISTINCT FROM (OLD.cancelled_on, OLD.cancellation_reason) THEN
    PERFORM CASE WHEN NEW.cancelled_on IS NULL THEN assert_approved('retreat_restoration', NEW.id, '{}')
      ELSE assert_approved('retreat_cancellation', NEW.id,
        jsonb_build_object('cancelledOn', NEW.cancelled_on, 'reason', NEW.cancellation_reason)) END;
  END IF;
  -- Freely, before a budget was ever adopted.
  IF corrected <> '{}' AND EXISTS (SELECT FROM budget_versions WHERE retreat_id = NEW.id AND adopted_on IS NOT NULL) THEN
    PERFORM assert_approved('retreat_change', NEW.id, corrected);
  END IF;
  RETURN NULL;
END $$;

-- At the end of the transaction, when the decision is written too.
CREATE CONSTRAINT TRIGGER takes_two_people AFTER UPDATE ON retreats DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION retreat_takes_two();

CREATE FUNCTION disclosure_takes_two() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM assert_only('disclosure_is_fixed', to_jsonb(OLD), to_jsonb(NEW), '{reference,valid_from,valid_to,note,change_reason}');
  PERFORM assert_approved('disclosure', NEW.id, corrections(to_jsonb(OLD), to_jsonb(NEW), '{"reference": "reference",
    "valid_from": "validFrom", "valid_to": "validTo", "note": "note", "change_reason": "reason"}'));
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
      'reason', NEW.agreement_reason));
  END IF;
  IF NEW.addenda <> OLD.addenda THEN
    IF NEW.addenda <> OLD.addenda || jsonb_build_array(NEW.addenda -> -1) THEN
      PERFORM refuse_transition('takes_two_people', 'agreements', 'others');
    END IF;
    PERFORM assert_approved('agreement', NEW.id, '{"relation": "addendum"}' || (NEW.addenda -> -1));
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
