CREATE TYPE "public"."user_kind" AS ENUM('person', 'system');--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "kind" "user_kind" DEFAULT 'person' NOT NULL;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "responsible_id" uuid;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "salt" uuid DEFAULT gen_random_uuid() NOT NULL;--> statement-breakpoint
ALTER TABLE "users" ADD CONSTRAINT "users_responsible_id_users_id_fk" FOREIGN KEY ("responsible_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
-- Users from before stay as they are until somebody changes them.
ALTER TABLE "users" ADD CONSTRAINT "roles_conflict /roles" CHECK (case "users"."kind"
        when 'person' then not 'integration' = any ("users"."roles")
          and not ('admin' = any ("users"."roles") and "users"."roles" && '{finance,verifier}')
        else "users"."roles" <@ '{finance,auditor,integration}' end) NOT VALID;--> statement-breakpoint
ALTER TABLE "users" ADD CONSTRAINT "responsible_required /responsibleId" CHECK (("users"."kind" = 'system') = ("users"."responsible_id" is not null));