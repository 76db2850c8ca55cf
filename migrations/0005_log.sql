CREATE TABLE "log_checkpoints" (
	"size" bigint PRIMARY KEY NOT NULL,
	"root" "bytea" NOT NULL,
	"signed_at" timestamp with time zone NOT NULL,
	"key_id" text NOT NULL,
	"note" text NOT NULL,
	CONSTRAINT "log_checkpoints_signed_at" UNIQUE("signed_at")
);
--> statement-breakpoint
CREATE TABLE "log_keys" (
	"id" text PRIMARY KEY NOT NULL,
	"verifier_key" text NOT NULL,
	"added_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "log_leaves" (
	"position" bigint PRIMARY KEY NOT NULL,
	"event_id" uuid NOT NULL,
	"hash" "bytea" NOT NULL,
	CONSTRAINT "log_leaves_event" UNIQUE("event_id")
);
--> statement-breakpoint
CREATE TABLE "log_nodes" (
	"level" smallint NOT NULL,
	"index" bigint NOT NULL,
	"hash" "bytea" NOT NULL,
	CONSTRAINT "log_nodes_level_index_pk" PRIMARY KEY("level","index")
);
--> statement-breakpoint
CREATE TABLE "log_queue" (
	"sequence" bigint PRIMARY KEY NOT NULL
);
--> statement-breakpoint
-- Earlier versions from before this table named their events get one in the migration that follows, and with it NOT NULL.
ALTER TABLE "document_versions" ADD COLUMN "event_id" uuid;--> statement-breakpoint
ALTER TABLE "document_versions" DROP COLUMN "replaced_at";--> statement-breakpoint
ALTER TABLE "log_checkpoints" ADD CONSTRAINT "log_checkpoints_key_id_log_keys_id_fk" FOREIGN KEY ("key_id") REFERENCES "public"."log_keys"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "log_leaves" ADD CONSTRAINT "log_leaves_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "document_versions_event" ON "document_versions" USING btree ("event_id");