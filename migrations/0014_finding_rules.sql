-- What was done about findings stays written, and the log tells it.

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON finding_follow_ups EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER note_inserted AFTER INSERT ON finding_follow_ups
  REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION note_written();
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER told_by_an_event AFTER INSERT ON finding_follow_ups
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION assert_told();
