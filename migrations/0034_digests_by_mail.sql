CREATE TABLE "digests" (
	"person_id" uuid NOT NULL,
	"day" date NOT NULL,
	"attempts" integer DEFAULT 1 NOT NULL,
	"next_at" timestamp with time zone,
	"settled_at" timestamp with time zone,
	"last_error" text,
	CONSTRAINT "digests_person_id_day_pk" PRIMARY KEY("person_id","day")
);
--> statement-breakpoint
ALTER TABLE "digests" ADD CONSTRAINT "digests_person_id_users_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "digests_day" ON "digests" USING btree ("day");