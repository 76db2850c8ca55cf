-- An adjustment is decided once, and what was proposed is not edited.

CREATE TRIGGER initial_state AFTER INSERT ON adjustments FOR EACH ROW EXECUTE FUNCTION initial_state('proposed');

CREATE FUNCTION guard_adjustment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state <> 'proposed' OR NEW.state = 'proposed'
    OR (NEW.id, NEW.retreat_id, NEW.pledge_id, NEW.disbursement_id, NEW.kind, NEW.amount, NEW.effective_on, NEW.booked_on,
        NEW.reason, NEW.instalments, NEW.allocations, NEW.unallocated, NEW.evidence_kind, NEW.evidence_number, NEW.document_id, NEW.makers)
      IS DISTINCT FROM
      (OLD.id, OLD.retreat_id, OLD.pledge_id, OLD.disbursement_id, OLD.kind, OLD.amount, OLD.effective_on, OLD.booked_on,
        OLD.reason, OLD.instalments, OLD.allocations, OLD.unallocated, OLD.evidence_kind, OLD.evidence_number, OLD.document_id, OLD.makers)
  THEN
    PERFORM refuse_transition('adjustment_transition', OLD.state::text, NEW.state::text);
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER guard_adjustment BEFORE UPDATE ON adjustments FOR EACH ROW EXECUTE FUNCTION guard_adjustment();
