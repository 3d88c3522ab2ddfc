CREATE TABLE "house_challenges" (
	"house_id" text NOT NULL,
	"week" text NOT NULL,
	"kind" text NOT NULL,
	"goal" smallint NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "house_challenges_house_id_week_pk" PRIMARY KEY("house_id","week")
);
--> statement-breakpoint
ALTER TABLE "house_challenges" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "house_challenges" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "house_memberships" (
	"id" uuid PRIMARY KEY NOT NULL,
	"house_id" text NOT NULL,
	"source" text NOT NULL,
	"joined_at" timestamp with time zone NOT NULL,
	"left_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"member_id" uuid NOT NULL
);
--> statement-breakpoint
ALTER TABLE "house_memberships" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "house_memberships" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "house_standings" (
	"house_id" text NOT NULL,
	"week" text NOT NULL,
	"members" integer NOT NULL,
	"reached" integer NOT NULL,
	"done_milli" integer NOT NULL,
	"tallied_at" timestamp with time zone NOT NULL,
	CONSTRAINT "house_standings_house_id_week_pk" PRIMARY KEY("house_id","week")
);
--> statement-breakpoint
ALTER TABLE "house_standings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "house_standings" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "prompt_claims" (
	"due_at" timestamp with time zone NOT NULL,
	"prompt_id" uuid NOT NULL,
	"claimed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "prompt_claims_due_at_prompt_id_pk" PRIMARY KEY("due_at","prompt_id")
);
--> statement-breakpoint
ALTER TABLE "prompt_claims" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "prompt_claims" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
DROP INDEX "prompt_settings_claimed";--> statement-breakpoint
DROP INDEX "prompt_settings_due";--> statement-breakpoint
ALTER TABLE "prompt_settings" ADD COLUMN "next_prompt_id" uuid DEFAULT gen_random_uuid() NOT NULL;--> statement-breakpoint
ALTER TABLE "house_memberships" ADD CONSTRAINT "house_memberships_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "house_memberships_active" ON "house_memberships" USING btree ("member_id") WHERE left_at is null;--> statement-breakpoint
CREATE INDEX "house_memberships_of_house" ON "house_memberships" USING btree ("house_id","member_id") WHERE left_at is null;--> statement-breakpoint
CREATE INDEX "house_memberships_history" ON "house_memberships" USING btree ("member_id","joined_at");--> statement-breakpoint
CREATE INDEX "prompt_settings_due" ON "prompt_settings" USING btree ("next_due_at","next_prompt_id","next_slot","member_id") WHERE next_due_at is not null;--> statement-breakpoint
CREATE POLICY "house_challenges_readers" ON "house_challenges" AS PERMISSIVE FOR SELECT TO "dayloom_app" USING (true);--> statement-breakpoint
CREATE POLICY "house_challenges_system" ON "house_challenges" AS PERMISSIVE FOR ALL TO "dayloom_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "house_memberships_member" ON "house_memberships" AS PERMISSIVE FOR ALL TO "dayloom_app" USING ("house_memberships"."member_id" = nullif(current_setting('app.member', true), '')::uuid) WITH CHECK ("house_memberships"."member_id" = nullif(current_setting('app.member', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "house_memberships_system" ON "house_memberships" AS PERMISSIVE FOR ALL TO "dayloom_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "house_standings_readers" ON "house_standings" AS PERMISSIVE FOR SELECT TO "dayloom_app" USING (true);--> statement-breakpoint
CREATE POLICY "house_standings_system" ON "house_standings" AS PERMISSIVE FOR ALL TO "dayloom_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "prompt_claims_system" ON "prompt_claims" AS PERMISSIVE FOR ALL TO "dayloom_system" USING (true) WITH CHECK (true);