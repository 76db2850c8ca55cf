-- Who let in persons without a role of the money was not kept before this: the log says until where.
WITH opened AS (
	INSERT INTO "events" ("id", "type", "subject_type", "subject_id", "data", "actor_id", "request_id")
	SELECT gen_random_uuid(), 'log.opened', 'log', 'givers_of_access', '{}', '00000000-0000-7000-8000-000000000000', 'migration'
	WHERE EXISTS (SELECT FROM "record_versions" WHERE "kind" = 'users')
	RETURNING "sequence"
)
INSERT INTO "log_queue" ("sequence") SELECT "sequence" FROM opened;
