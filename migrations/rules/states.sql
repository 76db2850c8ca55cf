-- Records begin in their first state and move only along their life; the guard of each table says which moves there are.

CREATE FUNCTION refuse_transition(rule text, was text, becomes text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '%: % cannot become %', rule, was, becomes USING ERRCODE = 'check_violation', CONSTRAINT = rule;
END $$;

CREATE FUNCTION initial_state() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF to_jsonb(NEW) ->> 'state' <> TG_ARGV[0] THEN
    PERFORM refuse_transition('begins_at_the_beginning', 'nothing', to_jsonb(NEW) ->> 'state');
  END IF;
  RETURN NULL;
END $$;

-- The columns in which a row differs from what it was, without those that every change moves, and without what the database makes
-- of the others: it is not there yet before the change.
CREATE FUNCTION changed_columns(was jsonb, becomes jsonb) RETURNS text[] LANGUAGE sql IMMUTABLE
  RETURN (SELECT coalesce(array_agg(c.name), '{}') FROM jsonb_each(becomes) c (name, value)
          WHERE c.value IS DISTINCT FROM was -> c.name AND c.name <> ALL ('{version,created_at,updated_at,paper_number}'));

-- Refuses a change of any column but these, so that a new column is fixed until a guard says otherwise; and an instant (`…_at`)
-- other than now.
CREATE FUNCTION assert_only(rule text, was jsonb, becomes jsonb, allowed text[]) RETURNS void LANGUAGE plpgsql AS $$
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
END $$;

-- Of records whose time of being made decides something.
CREATE FUNCTION created_now() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.created_at := now();
  RETURN NEW;
END $$;
