-- Rules of sealed reports: what was sealed stays, and the log tells of it.

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON sealed_contents EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON sealed_reports EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER note_inserted AFTER INSERT ON sealed_reports
  REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION note_written();
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER told_by_an_event AFTER INSERT OR UPDATE ON sealed_reports
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION assert_told();
