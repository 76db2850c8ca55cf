-- An adjustment is decided once, and what was proposed is not edited.

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
    WHEN 'approved' THEN '{state,split,decided_by,decided_at,decision_note}'::text[]
    WHEN 'rejected' THEN '{state,decided_by,decided_at,decision_note}'
    ELSE '{state}' END);
  RETURN NEW;
END $$;

CREATE TRIGGER guard_adjustment BEFORE UPDATE ON adjustments FOR EACH ROW EXECUTE FUNCTION guard_adjustment();
