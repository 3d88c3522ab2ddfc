CREATE TABLE "mood_calibrations" (
	"offset" real NOT NULL,
	"slope" real NOT NULL,
	"moments" integer NOT NULL,
	"error_before" real,
	"error_after" real,
	"reliability" jsonb NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	"member_id" uuid NOT NULL,
	CONSTRAINT "mood_calibrations_member_id_pk" PRIMARY KEY("member_id")
);
--> statement-breakpoint
ALTER TABLE "mood_calibrations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "mood_calibrations" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "mood_moments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"occurred_at" timestamp with time zone NOT NULL,
	"local_day" text NOT NULL,
	"label" text NOT NULL,
	"heart_state" text NOT NULL,
	"probability" real,
	"request_key" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp with time zone,
	"member_id" uuid NOT NULL
);
--> statement-breakpoint
ALTER TABLE "mood_moments" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "mood_moments" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "wellness_days" (
	"local_day" text NOT NULL,
	"changes" integer DEFAULT 1 NOT NULL,
	"scored_changes" integer DEFAULT 0 NOT NULL,
	"score" real,
	"parts" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"rules_version" smallint DEFAULT 0 NOT NULL,
	"scored_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"member_id" uuid NOT NULL,
	CONSTRAINT "wellness_days_member_id_local_day_pk" PRIMARY KEY("member_id","local_day")
);
--> statement-breakpoint
ALTER TABLE "wellness_days" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "wellness_days" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "mood_calibrations" ADD CONSTRAINT "mood_calibrations_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mood_moments" ADD CONSTRAINT "mood_moments_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wellness_days" ADD CONSTRAINT "wellness_days_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "mood_moments_of_member" ON "mood_moments" USING btree ("member_id","occurred_at","id") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "mood_moments_waiting" ON "mood_moments" USING btree ("member_id") WHERE heart_state = 'waiting' and deleted_at is null;--> statement-breakpoint
CREATE INDEX "mood_moments_deleted" ON "mood_moments" USING btree ("deleted_at") WHERE deleted_at is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "mood_moments_request" ON "mood_moments" USING btree ("member_id","request_key");--> statement-breakpoint
CREATE INDEX "wellness_days_stale" ON "wellness_days" USING btree ("member_id") WHERE changes > scored_changes;--> statement-breakpoint
CREATE POLICY "mood_calibrations_member" ON "mood_calibrations" AS PERMISSIVE FOR ALL TO "dayloom_app" USING ("mood_calibrations"."member_id" = nullif(current_setting('app.member', true), '')::uuid) WITH CHECK ("mood_calibrations"."member_id" = nullif(current_setting('app.member', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "mood_calibrations_system" ON "mood_calibrations" AS PERMISSIVE FOR ALL TO "dayloom_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "mood_moments_member" ON "mood_moments" AS PERMISSIVE FOR ALL TO "dayloom_app" USING ("mood_moments"."member_id" = nullif(current_setting('app.member', true), '')::uuid) WITH CHECK ("mood_moments"."member_id" = nullif(current_setting('app.member', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "mood_moments_system" ON "mood_moments" AS PERMISSIVE FOR ALL TO "dayloom_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "wellness_days_member" ON "wellness_days" AS PERMISSIVE FOR ALL TO "dayloom_app" USING ("wellness_days"."member_id" = nullif(current_setting('app.member', true), '')::uuid) WITH CHECK ("wellness_days"."member_id" = nullif(current_setting('app.member', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "wellness_days_system" ON "wellness_days" AS PERMISSIVE FOR ALL TO "dayloom_system" USING (true) WITH CHECK (true);