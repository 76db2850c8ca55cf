ALTER TABLE "idempotency_keys" ADD COLUMN "api_key_id" uuid;--> statement-breakpoint
ALTER TABLE "idempotency_keys" ADD COLUMN "retreat_ids" uuid[];