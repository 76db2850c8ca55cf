-- Whoever may run a trigger's function may hang it on a table of their own, and it would then write with the owner's rights whatever that
-- table says. Triggers that are there need no such right.

DO $$
DECLARE
  of_trigger regprocedure;
BEGIN
  FOR of_trigger IN
    SELECT oid FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prorettype = 'trigger'::regtype AND proowner = current_user::regrole
  LOOP
    EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', of_trigger);
  END LOOP;
END $$;
