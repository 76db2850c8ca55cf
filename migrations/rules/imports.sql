-- An import is kept, or discarded as a whole while nothing of it is more than a draft.

CREATE TRIGGER initial_state AFTER INSERT ON imports FOR EACH ROW EXECUTE FUNCTION initial_state('kept');

CREATE FUNCTION guard_import() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (OLD.state, NEW.state) <> ('kept', 'discarded') THEN
    PERFORM refuse_transition('import_transition', OLD.state::text, NEW.state::text);
  END IF;
  PERFORM assert_only('import_transition', to_jsonb(OLD), to_jsonb(NEW), '{state,discarding_reason}');
  RETURN NEW;
END $$;

CREATE TRIGGER guard_import BEFORE UPDATE ON imports FOR EACH ROW EXECUTE FUNCTION guard_import();

CREATE FUNCTION import_is_discarded_whole() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM pledges WHERE import_id = NEW.id AND state <> 'discarded')
    OR EXISTS (SELECT FROM budget_versions WHERE import_id = NEW.id AND state <> 'discarded') THEN
    RAISE EXCEPTION 'something of import % is not discarded', NEW.id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'import_is_discarded_whole', TABLE = 'imports';
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER import_is_discarded_whole AFTER UPDATE OF state ON imports DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION import_is_discarded_whole();
