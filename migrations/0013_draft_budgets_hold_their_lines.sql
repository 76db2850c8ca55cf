ALTER TYPE "public"."budget_state" ADD VALUE 'discarded';--> statement-breakpoint
ALTER TABLE "budget_versions" DROP CONSTRAINT "budget_adoption";--> statement-breakpoint
ALTER TABLE "budget_versions" ADD COLUMN "draft_lines" jsonb;--> statement-breakpoint
ALTER TABLE "budget_versions" ADD COLUMN "discarding_reason" text;--> statement-breakpoint
ALTER TABLE "budget_versions" ADD CONSTRAINT "draft_lines_whole" CHECK (("budget_versions"."state"::text in ('draft', 'discarded')) = ("budget_versions"."draft_lines" is not null) and jsonb_typeof("budget_versions"."draft_lines") = 'array');--> statement-breakpoint
ALTER TABLE "budget_versions" ADD CONSTRAINT "discarding_whole" CHECK (("budget_versions"."state"::text = 'discarded') = ("budget_versions"."discarding_reason" is not null));--> statement-breakpoint
ALTER TABLE "budget_versions" ADD CONSTRAINT "budget_adoption" CHECK (("budget_versions"."state"::text in ('draft', 'discarded')) = ("budget_versions"."adopted_on" is null) and ("budget_versions"."adopted_on" is null) = ("budget_versions"."adopted_by" is null) and ("budget_versions"."adopted_on" is null) = ("budget_versions"."adopted_at" is null));