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
