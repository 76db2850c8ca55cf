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

-- An import is what came of its file, in the same transaction: its records add up to it, and no other ever names it.

CREATE TRIGGER created_now BEFORE INSERT ON imports FOR EACH ROW EXECUTE FUNCTION created_now();

CREATE FUNCTION import_is_whole() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public, pg_temp SET enable_seqscan = off AS $$
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
END $$;

CREATE CONSTRAINT TRIGGER import_is_whole AFTER INSERT ON imports DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION import_is_whole();

CREATE FUNCTION imported_now() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public, pg_temp SET enable_seqscan = off AS $$
BEGIN
  IF EXISTS (
    SELECT FROM (SELECT DISTINCT import_id FROM written WHERE import_id IS NOT NULL) w LEFT JOIN imports i ON i.id = w.import_id
    WHERE i.created_at IS DISTINCT FROM now() OR i.kind::text <> CASE TG_TABLE_NAME WHEN 'pledges' THEN 'pledges' ELSE 'budget' END) THEN
    RAISE EXCEPTION 'what an import brought is written with it'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'import_is_whole', TABLE = TG_TABLE_NAME;
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER imported_now AFTER INSERT ON pledges
  REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION imported_now();
CREATE TRIGGER imported_now AFTER INSERT ON budget_versions
  REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION imported_now();
