-- Who is a person and who a system stays so, and for a system answers a person.

CREATE FUNCTION check_user() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.kind <> OLD.kind THEN
    RAISE EXCEPTION 'user % was a %', NEW.id, OLD.kind
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'user_kind_stays', TABLE = 'users';
  END IF;
  IF NEW.responsible_id IS NOT NULL
    AND NOT EXISTS (SELECT FROM users WHERE id = NEW.responsible_id AND kind = 'person') THEN
    RAISE EXCEPTION 'user % is no person', NEW.responsible_id
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'responsible_not_a_person /responsibleId', TABLE = 'users';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER check_user BEFORE INSERT OR UPDATE ON users FOR EACH ROW EXECUTE FUNCTION check_user();
