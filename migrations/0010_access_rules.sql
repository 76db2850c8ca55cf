-- Who read what stays written.

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON sensitive_reads EXECUTE FUNCTION refuse_change();
