-- Who read personal data is told by events from now on, so what was noted before becomes events too.
INSERT INTO "events" ("id", "type", "subject_type", "subject_id", "actor_id", "api_key_id", "request_id", "occurred_at", "data")
SELECT "id", 'personal_data.read', 'reader', "person_id"::text, "person_id", "api_key_id", "request_id", "read_at",
  jsonb_build_object('operationId', "operation_id", 'recordIds', to_jsonb("record_ids"))
FROM "sensitive_reads" ORDER BY "read_at", "id";--> statement-breakpoint
DROP TABLE "sensitive_reads" CASCADE;--> statement-breakpoint
ALTER TABLE "idempotency_keys" ADD COLUMN "salt" uuid DEFAULT gen_random_uuid() NOT NULL;--> statement-breakpoint
-- The log vouches for kept answers from now on: for those from before by events of the service, of ten thousand each.
INSERT INTO "events" ("id", "type", "subject_type", "subject_id", "actor_id", "request_id", "data")
SELECT gen_random_uuid(), 'log.opened', 'log', 'log', '00000000-0000-7000-8000-000000000000', 'migration',
  jsonb_build_object('answers', jsonb_agg(encode(sha256(convert_to(concat_ws(E'\n', "salt", "person_id", "key", "fingerprint",
    coalesce("api_key_id"::text, 'none'), coalesce("retreat_ids"::text, 'none'), "body"), 'UTF8')), 'hex')))
FROM (SELECT *, (row_number() OVER () - 1) / 10000 AS "part" FROM "idempotency_keys") k GROUP BY "part";--> statement-breakpoint
INSERT INTO "log_queue" ("sequence")
SELECT "sequence" FROM "events" WHERE "type" = 'personal_data.read' OR "type" = 'log.opened' AND "data" ? 'answers';--> statement-breakpoint
CREATE INDEX "events_reads" ON "events" USING btree ("id") WHERE type = 'personal_data.read';--> statement-breakpoint
CREATE INDEX "events_reads_person" ON "events" USING btree ("actor_id","id") WHERE type = 'personal_data.read';--> statement-breakpoint
CREATE INDEX "events_reads_records" ON "events" USING gin ((data -> 'recordIds') jsonb_path_ops) WHERE type = 'personal_data.read';
