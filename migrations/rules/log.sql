-- Every version of every record is kept with the event that logs it; a record without an event is refused.

-- 1. What the log takes of a row.

-- What can be personal data is left out: persons are named by id alone.
CREATE FUNCTION left_out_of(kind text) RETURNS text[] LANGUAGE sql IMMUTABLE
  RETURN CASE kind
    WHEN 'companies' THEN '{contact,salt}'::text[]
    WHEN 'users' THEN '{name,email,salt}'::text[]
    WHEN 'documents' THEN '{name,salt}'::text[]
    WHEN 'webhooks' THEN '{url,salt}'::text[]
    WHEN 'sso_persons' THEN '{subject}'::text[]
    ELSE '{}'::text[] END;

-- That it is still the same, a hash tells, salted with what the log does not hold; also that there is none.
CREATE FUNCTION salted_hash(salt text, value text) RETURNS text LANGUAGE sql IMMUTABLE
  RETURN encode(sha256(convert_to(salt || ' ' || value, 'UTF8')), 'hex');

CREATE FUNCTION logged_row(kind text, whole jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE
  RETURN (whole - left_out_of(kind)) || CASE kind
    WHEN 'users' THEN jsonb_build_object(
      'name_hash', salted_hash(whole ->> 'salt', whole ->> 'name'),
      'email_hash', salted_hash(whole ->> 'salt', whole ->> 'email'))
    WHEN 'companies' THEN jsonb_build_object('contact_hash', salted_hash(whole ->> 'salt', coalesce(whole ->> 'contact', '')))
    WHEN 'webhooks' THEN jsonb_build_object('url_hash', salted_hash(whole ->> 'salt', whole ->> 'url'))
    WHEN 'documents' THEN jsonb_build_object('name_hash', salted_hash(whole ->> 'salt', whole ->> 'name'))
    ELSE '{}'::jsonb END;

-- A row is called by its id, its month, or retreat, number and code.
CREATE FUNCTION record_id_of(whole jsonb) RETURNS text LANGUAGE sql IMMUTABLE
  RETURN coalesce(whole ->> 'id', whole ->> 'month', concat_ws('/', whole ->> 'retreat_id', whole ->> 'number', whole ->> 'code'));

-- 2. Written rows are noted, where the application's role cannot write, until the transaction appends its event: as an array, since
-- one document of all of them took a sixth of the time of a batch.

CREATE FUNCTION note_written() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public, pg_temp SET timezone = 'UTC' AS $$
BEGIN
  IF left_out_of(TG_TABLE_NAME) = '{}' THEN
    INSERT INTO written_rows (kind, rows) SELECT TG_TABLE_NAME, array_agg(to_jsonb(w)) FROM written w HAVING count(*) > 0;
  ELSE
    INSERT INTO written_rows (kind, rows)
    SELECT TG_TABLE_NAME, array_agg(logged_row(TG_TABLE_NAME, to_jsonb(w))) FROM written w HAVING count(*) > 0;
  END IF;
  RETURN NULL;
END $$;

-- Gives every noted row to the event that speaks of it, else to the first (the budget version that an adoption superseded belongs
-- to the adoption), and queues the events for the sealer. An event is about what its type says, and comes with what it tells: without
-- its row it would tell of something that did not happen, and what it posts would be posted twice.
CREATE FUNCTION attach_row_versions() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public, pg_temp SET enable_seqscan = off AS $$
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
END $$;

CREATE TRIGGER attach_row_versions AFTER INSERT ON events
  REFERENCING NEW TABLE AS appended FOR EACH STATEMENT EXECUTE FUNCTION attach_row_versions();

CREATE FUNCTION assert_logged() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public, pg_temp SET enable_seqscan = off AS $$
BEGIN
  IF EXISTS (SELECT FROM written_rows WHERE transaction = NEW.transaction) THEN
    RAISE EXCEPTION '% was written, and no event logs it', NEW.kind
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'written_with_an_event', TABLE = NEW.kind;
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER written_with_an_event AFTER INSERT ON written_rows
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION assert_logged();

-- An event leaves the sealer's queue by getting its leaf, and by nothing else.
CREATE FUNCTION leave_queue() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public, pg_temp
  SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET plan_cache_mode = force_generic_plan AS $$
BEGIN
  DELETE FROM log_queue q USING sealed s JOIN events e ON e.id = s.event_id WHERE q.sequence = e.sequence;
  RETURN NULL;
END $$;

CREATE TRIGGER leave_queue AFTER INSERT ON log_leaves
  REFERENCING NEW TABLE AS sealed FOR EACH STATEMENT EXECUTE FUNCTION leave_queue();

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
CREATE TRIGGER count_version BEFORE UPDATE ON closings FOR EACH ROW EXECUTE FUNCTION count_version();
CREATE TRIGGER count_version BEFORE UPDATE ON imports FOR EACH ROW EXECUTE FUNCTION count_version();
CREATE TRIGGER count_version BEFORE UPDATE ON companies FOR EACH ROW EXECUTE FUNCTION count_version();
CREATE TRIGGER count_version BEFORE UPDATE ON disbursements FOR EACH ROW EXECUTE FUNCTION count_version();
CREATE TRIGGER count_version BEFORE UPDATE ON disclosures FOR EACH ROW EXECUTE FUNCTION count_version();
CREATE TRIGGER count_version BEFORE UPDATE ON expenditures FOR EACH ROW EXECUTE FUNCTION count_version();
CREATE TRIGGER count_version BEFORE UPDATE ON person_links FOR EACH ROW EXECUTE FUNCTION count_version();
CREATE TRIGGER count_version BEFORE UPDATE ON pledges FOR EACH ROW EXECUTE FUNCTION count_version();
CREATE TRIGGER count_version BEFORE UPDATE ON preferences FOR EACH ROW EXECUTE FUNCTION count_version();
CREATE TRIGGER count_version BEFORE UPDATE ON retreats FOR EACH ROW EXECUTE FUNCTION count_version();
CREATE TRIGGER count_version BEFORE UPDATE ON users FOR EACH ROW EXECUTE FUNCTION count_version();
CREATE TRIGGER count_version BEFORE UPDATE ON webhooks FOR EACH ROW EXECUTE FUNCTION count_version();

-- 3. The tables whose rows are logged.

DO $$
DECLARE
  of_table text;
BEGIN
  FOREACH of_table IN ARRAY ARRAY['users', 'person_links', 'preferences', 'webhooks', 'companies', 'disclosures', 'retreats', 'imports', 'budget_versions', 'budget_lines',
    'pledges', 'disbursements', 'adjustments', 'transfers', 'appropriations', 'expenditures', 'closings']
  LOOP
    EXECUTE format('CREATE TRIGGER note_inserted AFTER INSERT ON %I
      REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION note_written()', of_table);
    EXECUTE format('CREATE TRIGGER note_updated AFTER UPDATE ON %I
      REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION note_written()', of_table);
  END LOOP;
END $$;

CREATE TRIGGER note_inserted AFTER INSERT ON documents
  REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION note_written();

CREATE TRIGGER note_inserted AFTER INSERT ON attachments
  REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION note_written();

CREATE TRIGGER note_inserted AFTER INSERT ON finding_follow_ups
  REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION note_written();

-- The subject itself is left out: the id is derived from it and its issuer.
CREATE TRIGGER note_inserted AFTER INSERT ON sso_persons
  REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION note_written();

CREATE TRIGGER note_inserted AFTER INSERT ON sealed_reports
  REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION note_written();
