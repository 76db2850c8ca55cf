CREATE TABLE "person_links" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"sso_person_id" uuid NOT NULL,
	"proposed_by" uuid NOT NULL,
	"account_confirmed_at" timestamp with time zone,
	"subject_confirmed_at" timestamp with time zone,
	"withdrawn_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "link_in_force" CHECK ("person_links"."withdrawn_at" is null or "person_links"."account_confirmed_at" is null or "person_links"."subject_confirmed_at" is null)
);
--> statement-breakpoint
ALTER TABLE "person_links" ADD CONSTRAINT "person_links_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_links" ADD CONSTRAINT "person_links_sso_person_id_sso_persons_id_fk" FOREIGN KEY ("sso_person_id") REFERENCES "public"."sso_persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "subject_taken /subject" ON "person_links" USING btree ("sso_person_id") WHERE "person_links"."withdrawn_at" is null;--> statement-breakpoint
CREATE INDEX "person_links_user" ON "person_links" USING btree ("user_id");--> statement-breakpoint
-- Whoever came by the single sign-on before is told of in one event; the rules, and with them the triggers, come after this.
WITH opened AS (
	INSERT INTO "events" ("id", "type", "subject_type", "subject_id", "data", "actor_id", "request_id")
	SELECT gen_random_uuid(), 'log.opened', 'log', 'sso_persons', '{}', '00000000-0000-7000-8000-000000000000', 'migration'
	WHERE EXISTS (SELECT FROM "sso_persons" p WHERE NOT EXISTS (SELECT FROM "record_versions" v WHERE v."kind" = 'sso_persons' AND v."record_id" = p."id"::text))
	RETURNING "id", "sequence"
), queued AS (
	INSERT INTO "log_queue" ("sequence") SELECT "sequence" FROM opened
)
INSERT INTO "record_versions" ("kind", "record_id", "version", "event_id", "row")
SELECT 'sso_persons', p."id"::text, 1, o."id", to_jsonb(p) - 'subject' FROM "sso_persons" p CROSS JOIN opened o
WHERE NOT EXISTS (SELECT FROM "record_versions" v WHERE v."kind" = 'sso_persons' AND v."record_id" = p."id"::text);
