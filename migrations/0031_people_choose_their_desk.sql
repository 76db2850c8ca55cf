CREATE TYPE "public"."language" AS ENUM('id', 'en');--> statement-breakpoint
CREATE TABLE "preferences" (
	"id" uuid PRIMARY KEY NOT NULL,
	"language" "language" DEFAULT 'id' NOT NULL,
	"default_retreat_id" uuid,
	"digest" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
