-- Keys from before stay as they are: without an owner they open nothing any more.
ALTER TABLE "api_keys" ADD CONSTRAINT "key_has_an_owner" CHECK (("api_keys"."user_id" is null) = ("api_keys"."roles" = '{}')) NOT VALID;--> statement-breakpoint
ALTER TABLE "api_keys" ADD CONSTRAINT "expiry_in_past /expiresAt" CHECK ("api_keys"."expires_at" > "api_keys"."created_at") NOT VALID;