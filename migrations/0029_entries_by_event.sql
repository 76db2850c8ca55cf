CREATE INDEX "journal_entries_event" ON "journal_entries" USING btree ("event_id");--> statement-breakpoint
CREATE UNIQUE INDEX "transfers_event" ON "transfers" USING btree ("event_id");