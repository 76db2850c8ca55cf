-- Every version of every record is kept with the event that logs it; a record without an event is refused.

-- 1. What the log takes of a row.

-- What can be personal data is left out: persons are named by id alone.
CREATE FUNCTION left_out_of(kind text) RETURNS text[] LANGUAGE sql IMMUTABLE
  RETURN CASE kind
    WHEN 'companies' THEN '{contact}'::text[]
    WHEN 'users' THEN '{name,email,salt}'::text[]
    WHEN 'documents' THEN '{name}'::text[]
    ELSE '{}'::text[] END;

-- That it is still the same name, a hash tells, salted with what the log does not hold.
CREATE FUNCTION salted_hash(salt text, value text) RETURNS text LANGUAGE sql IMMUTABLE
  RETURN encode(sha256(convert_to(salt || ' ' || value, 'UTF8')), 'hex');

CREATE FUNCTION logged_row(kind text, whole jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE
  RETURN (whole - left_out_of(kind)) || CASE kind
    WHEN 'users' THEN jsonb_build_object(
      'name_hash', salted_hash(whole ->> 'salt', whole ->> 'name'),
      'email_hash', salted_hash(whole ->> 'salt', whole ->> 'email'))
    ELSE '{}'::jsonb END;

-- A row is called by its id, its month, or retreat, number and code.
CREATE FUNCTION record_id_of(whole jsonb) RETURNS text LANGUAGE sql IMMUTABLE
  RETURN coalesce(whole ->> 'id', whole ->> 'month', concat_ws('/', whole ->> 'retreat_id', whole ->> 'number', whole ->> 'code'));

-- 2. Written rows are noted in a setting of the transaction until it appends its event.

-- A row of which nothing is left out becomes text at once, without the way through jsonb.
CREATE FUNCTION note_written() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public, pg_temp SET timezone = 'UTC' AS $$
DECLARE
  noted text := coalesce(current_setting('cakupan.written', true), '');
  is_whole bool := left_out_of(TG_TABLE_NAME) = '{}';
  more text;
BEGIN
  SELECT string_agg(
    '{"kind":"' || TG_TABLE_NAME || '","row":'
      || CASE WHEN is_whole THEN to_json(w)::text ELSE logged_row(TG_TABLE_NAME, to_jsonb(w))::text END || '}',
    ',')
  INTO more FROM written w;
  IF more IS NOT NULL THEN
    PERFORM set_config('cakupan.written', concat_ws(',', nullif(noted, ''), more), true);
  END IF;
  RETURN NULL;
END $$;

-- Gives every noted row to the event that speaks of it, else to the first (the budget version that an adoption superseded belongs
-- to the adoption), and queues the events for the sealer.
CREATE FUNCTION attach_row_versions() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  noted text := coalesce(current_setting('cakupan.written', true), '');
BEGIN
  INSERT INTO log_queue (sequence) SELECT sequence FROM appended;
  IF noted <> '' THEN
    INSERT INTO record_versions (kind, record_id, version, event_id, row)
    SELECT w.kind, w.record_id, w.version, coalesce(own.id, (SELECT id FROM appended ORDER BY sequence LIMIT 1)), w.row
    FROM (
      SELECT kind, record_id_of(row) AS record_id, coalesce((row ->> 'version')::int, 1) AS version, row
      FROM jsonb_to_recordset(('[' || noted || ']')::jsonb) noted (kind text, row jsonb)
      OFFSET 0
    ) w
    LEFT JOIN (SELECT DISTINCT ON (subject_id) subject_id, id FROM appended ORDER BY subject_id, sequence) own
      ON own.subject_id = w.record_id;
    PERFORM set_config('cakupan.written', '', true);
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER attach_row_versions AFTER INSERT ON events
  REFERENCING NEW TABLE AS appended FOR EACH STATEMENT EXECUTE FUNCTION attach_row_versions();

CREATE FUNCTION assert_logged() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF coalesce(current_setting('cakupan.written', true), '') <> '' THEN
    RAISE EXCEPTION '% was written, and no event logs it', TG_TABLE_NAME
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'written_with_an_event', TABLE = TG_TABLE_NAME;
  END IF;
  RETURN NULL;
END $$;

-- A version is kept from its own writing on, so a change only counts.
CREATE FUNCTION count_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.version := OLD.version + 1;
  NEW.created_at := OLD.created_at;
  NEW.updated_at := now();
  RETURN NEW;
END $$;

CREATE TRIGGER count_version BEFORE UPDATE ON adjustments FOR EACH ROW EXECUTE FUNCTION count_version();
CREATE TRIGGER count_version BEFORE UPDATE ON budget_versions FOR EACH ROW EXECUTE FUNCTION count_version();
CREATE TRIGGER count_version BEFORE UPDATE ON companies FOR EACH ROW EXECUTE FUNCTION count_version();
CREATE TRIGGER count_version BEFORE UPDATE ON disbursements FOR EACH ROW EXECUTE FUNCTION count_version();
CREATE TRIGGER count_version BEFORE UPDATE ON expenditures FOR EACH ROW EXECUTE FUNCTION count_version();
CREATE TRIGGER count_version BEFORE UPDATE ON period_locks FOR EACH ROW EXECUTE FUNCTION count_version();
CREATE TRIGGER count_version BEFORE UPDATE ON pledges FOR EACH ROW EXECUTE FUNCTION count_version();
CREATE TRIGGER count_version BEFORE UPDATE ON retreats FOR EACH ROW EXECUTE FUNCTION count_version();
CREATE TRIGGER count_version BEFORE UPDATE ON users FOR EACH ROW EXECUTE FUNCTION count_version();

-- 3. The tables whose rows are logged.

DO $$
DECLARE
  of_table text;
BEGIN
  FOREACH of_table IN ARRAY ARRAY['users', 'companies', 'disclosures', 'retreats', 'venues', 'budget_versions', 'budget_lines',
    'pledges', 'disbursements', 'adjustments', 'transfers', 'appropriations', 'expenditures', 'period_locks']
  LOOP
    EXECUTE format('CREATE TRIGGER note_inserted AFTER INSERT ON %I
      REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION note_written()', of_table);
    EXECUTE format('CREATE TRIGGER note_updated AFTER UPDATE ON %I
      REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION note_written()', of_table);
    EXECUTE format('CREATE CONSTRAINT TRIGGER written_with_an_event AFTER INSERT OR UPDATE ON %I
      DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION assert_logged()', of_table);
  END LOOP;
END $$;

CREATE TRIGGER note_inserted AFTER INSERT ON documents
  REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION note_written();

CREATE CONSTRAINT TRIGGER written_with_an_event AFTER INSERT ON documents
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION assert_logged();

CREATE TRIGGER note_inserted AFTER INSERT ON finding_follow_ups
  REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION note_written();

CREATE CONSTRAINT TRIGGER written_with_an_event AFTER INSERT ON finding_follow_ups
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION assert_logged();

CREATE TRIGGER note_inserted AFTER INSERT ON sealed_reports
  REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION note_written();

CREATE CONSTRAINT TRIGGER written_with_an_event AFTER INSERT OR UPDATE ON sealed_reports
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION assert_logged();
