-- Rules of the log: every version of every document is kept with the event that tells of it, and what is sealed stays.

-- 1. What was written stays written.

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON log_leaves EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON log_nodes EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON log_checkpoints EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON log_keys EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- It empties as fast as it fills: vacuumed often, so that finding its beginning stays cheap.
ALTER TABLE log_queue SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);
--> statement-breakpoint

-- 2. No document is written without an event that tells of it.

-- A row as the log tells it: persons by id alone, without names, addresses and contacts.
CREATE FUNCTION told_row(kind text, whole jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE
  RETURN whole - CASE kind WHEN 'companies' THEN '{contact}'::text[] WHEN 'users' THEN '{name,email}'::text[] ELSE '{}'::text[] END;
--> statement-breakpoint
-- What a row is called: by its id, its month, or retreat, number and code.
CREATE FUNCTION document_id_of(whole jsonb) RETURNS text LANGUAGE sql IMMUTABLE
  RETURN coalesce(whole ->> 'id', whole ->> 'month', concat_ws('/', whole ->> 'retreat_id', whole ->> 'number', whole ->> 'code'));
--> statement-breakpoint
-- Notes what a statement wrote, until the transaction appends its event: in a setting of this transaction.
CREATE FUNCTION note_written() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public, pg_temp SET timezone = 'UTC' AS $$
DECLARE
  noted text := coalesce(current_setting('cakupan.written', true), '');
  more text;
BEGIN
  SELECT string_agg(json_build_object('kind', TG_TABLE_NAME, 'row', told_row(TG_TABLE_NAME, to_jsonb(w)))::text, ',')
  INTO more FROM written w;
  IF more IS NOT NULL THEN
    PERFORM set_config('cakupan.written', concat_ws(',', nullif(noted, ''), more), true);
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
-- Gives every noted row to the event that speaks of it, else to the first (the budget version that an adoption superseded
-- belongs to the adoption), and queues the events for the sealer.
CREATE FUNCTION tell_written() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  noted text := coalesce(current_setting('cakupan.written', true), '');
BEGIN
  INSERT INTO log_queue (sequence) SELECT sequence FROM told;
  IF noted <> '' THEN
    INSERT INTO document_versions (kind, document_id, version, event_id, row)
    SELECT w ->> 'kind', document_id_of(w -> 'row'), coalesce((w -> 'row' ->> 'version')::int, 1),
      coalesce(own.id, (SELECT id FROM told ORDER BY sequence LIMIT 1)), w -> 'row'
    FROM jsonb_array_elements(('[' || noted || ']')::jsonb) w
    LEFT JOIN (SELECT DISTINCT ON (subject_id) subject_id, id FROM told ORDER BY subject_id, sequence) own
      ON own.subject_id = document_id_of(w -> 'row');
    PERFORM set_config('cakupan.written', '', true);
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER tell_written AFTER INSERT ON events
  REFERENCING NEW TABLE AS told FOR EACH STATEMENT EXECUTE FUNCTION tell_written();
--> statement-breakpoint
CREATE FUNCTION assert_told() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF coalesce(current_setting('cakupan.written', true), '') <> '' THEN
    RAISE EXCEPTION '% was written, and no event tells of it', TG_TABLE_NAME
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'told_by_an_event', TABLE = TG_TABLE_NAME;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
-- The version before is kept from its own writing on: a change only counts.
CREATE FUNCTION count_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.version := OLD.version + 1;
  NEW.created_at := OLD.created_at;
  NEW.updated_at := now();
  RETURN NEW;
END $$;
--> statement-breakpoint
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
    EXECUTE format('CREATE CONSTRAINT TRIGGER told_by_an_event AFTER INSERT OR UPDATE ON %I
      DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION assert_told()', of_table);
    IF EXISTS (SELECT FROM pg_trigger WHERE tgname = 'keep_earlier_version' AND tgrelid = of_table::regclass) THEN
      EXECUTE format('DROP TRIGGER keep_earlier_version ON %I', of_table);
      EXECUTE format('CREATE TRIGGER count_version BEFORE UPDATE ON %I FOR EACH ROW EXECUTE FUNCTION count_version()', of_table);
    END IF;
  END LOOP;
END $$;
--> statement-breakpoint
DROP FUNCTION keep_earlier_version();
--> statement-breakpoint

-- 3. A database with records from before the log was sealed: one event, by the service itself, tells of them all as they stand.

ALTER TABLE document_versions DISABLE TRIGGER USER;
--> statement-breakpoint
DO $$
DECLARE
  opening uuid;
  of_table text;
BEGIN
  INSERT INTO log_queue SELECT sequence FROM events;
  IF NOT EXISTS (SELECT FROM events) THEN
    RETURN;
  END IF;
  opening := uuidv7();
  INSERT INTO events (id, type, subject_type, subject_id, actor_id, request_id, data)
  VALUES (opening, 'log.opened', 'log', 'log', '00000000-0000-7000-8000-000000000000', 'migration', '{}');
  UPDATE document_versions SET event_id = opening, row = told_row(kind, row);
  FOR of_table IN SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgname = 'note_inserted' LOOP
    EXECUTE format('INSERT INTO document_versions (kind, document_id, version, event_id, row)
      SELECT %1$L, document_id_of(to_jsonb(t)), coalesce((to_jsonb(t) ->> ''version'')::int, 1), $1, told_row(%1$L, to_jsonb(t))
      FROM %1$I t', of_table) USING opening;
  END LOOP;
END $$;
--> statement-breakpoint
ALTER TABLE document_versions ENABLE TRIGGER USER;
--> statement-breakpoint
ALTER TABLE document_versions ALTER COLUMN event_id SET NOT NULL;
