CREATE TYPE "public"."import_kind" AS ENUM('budget', 'pledges');--> statement-breakpoint
CREATE TYPE "public"."import_state" AS ENUM('kept', 'discarded');--> statement-breakpoint
CREATE TABLE "imports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"retreat_id" uuid NOT NULL,
	"kind" "import_kind" NOT NULL,
	"state" "import_state" DEFAULT 'kept' NOT NULL,
	"sha256" text NOT NULL,
	"rows" integer NOT NULL,
	"amount" bigint NOT NULL,
	"made_by" uuid NOT NULL,
	"discarding_reason" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "imports_identity" UNIQUE("id","retreat_id"),
	CONSTRAINT "discarding_whole" CHECK (("imports"."state" = 'discarded') = ("imports"."discarding_reason" is not null))
);
--> statement-breakpoint
ALTER TABLE "budget_versions" ADD COLUMN "import_id" uuid;--> statement-breakpoint
ALTER TABLE "disbursements" ADD COLUMN "payer" jsonb;--> statement-breakpoint
ALTER TABLE "disbursements" ADD COLUMN "original" jsonb;--> statement-breakpoint
ALTER TABLE "pledges" ADD COLUMN "import_id" uuid;--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_retreat_id_retreats_id_fk" FOREIGN KEY ("retreat_id") REFERENCES "public"."retreats"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "imports_retreat" ON "imports" USING btree ("retreat_id","id");--> statement-breakpoint
ALTER TABLE "budget_versions" ADD CONSTRAINT "budget_versions_import_fk" FOREIGN KEY ("import_id","retreat_id") REFERENCES "public"."imports"("id","retreat_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pledges" ADD CONSTRAINT "pledges_import_fk" FOREIGN KEY ("import_id","retreat_id") REFERENCES "public"."imports"("id","retreat_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "pledges_import" ON "pledges" USING btree ("import_id") WHERE "pledges"."import_id" is not null;