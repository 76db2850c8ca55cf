CREATE TABLE "sealed_contents" (
	"sha256" text PRIMARY KEY GENERATED ALWAYS AS (encode(sha256(content), 'hex')) STORED NOT NULL,
	"content" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sealed_reports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"retreat_id" uuid NOT NULL,
	"report" text NOT NULL,
	"parameters" jsonb NOT NULL,
	"format" text NOT NULL,
	"language" text NOT NULL,
	"file_name" text NOT NULL,
	"media_type" text NOT NULL,
	"size" integer NOT NULL,
	"sha256" text NOT NULL,
	"checkpoint_size" bigint NOT NULL,
	"sealed_by" uuid NOT NULL,
	"sealed_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "sealed_reports" ADD CONSTRAINT "sealed_reports_retreat_id_retreats_id_fk" FOREIGN KEY ("retreat_id") REFERENCES "public"."retreats"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sealed_reports" ADD CONSTRAINT "sealed_reports_sha256_sealed_contents_sha256_fk" FOREIGN KEY ("sha256") REFERENCES "public"."sealed_contents"("sha256") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sealed_reports" ADD CONSTRAINT "sealed_reports_checkpoint_size_log_checkpoints_size_fk" FOREIGN KEY ("checkpoint_size") REFERENCES "public"."log_checkpoints"("size") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "sealed_reports_retreat" ON "sealed_reports" USING btree ("retreat_id","id");