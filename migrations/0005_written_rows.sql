CREATE UNLOGGED TABLE "written_rows" (
	"transaction" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	"kind" text NOT NULL,
	"rows" jsonb NOT NULL
);
--> statement-breakpoint
CREATE INDEX "written_rows_transaction" ON "written_rows" USING btree ("transaction");