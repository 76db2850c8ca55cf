CREATE TYPE "public"."follow_up_kind" AS ENUM('explained', 'accepted_risk', 'settled');--> statement-breakpoint
CREATE TABLE "finding_follow_ups" (
	"id" uuid PRIMARY KEY NOT NULL,
	"retreat_id" uuid NOT NULL,
	"finding_id" uuid NOT NULL,
	"kind" "follow_up_kind" NOT NULL,
	"reason" text NOT NULL,
	"actor_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "finding_follow_ups" ADD CONSTRAINT "finding_follow_ups_retreat_id_retreats_id_fk" FOREIGN KEY ("retreat_id") REFERENCES "public"."retreats"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "finding_follow_ups_retreat" ON "finding_follow_ups" USING btree ("retreat_id","id");--> statement-breakpoint
CREATE INDEX "finding_follow_ups_finding" ON "finding_follow_ups" USING btree ("finding_id","id");