CREATE TABLE "body_days" (
	"local_day" text NOT NULL,
	"wanted" integer DEFAULT 1 NOT NULL,
	"made" integer DEFAULT 0 NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"has_hours" boolean DEFAULT false NOT NULL,
	"basis" text,
	"night_minutes" integer DEFAULT 0 NOT NULL,
	"resting_hr" real,
	"mean_hr" real,
	"low_hr" real,
	"high_hr" real,
	"rmssd" real,
	"sdnn" real,
	"pnn50" real,
	"lf" real,
	"hf" real,
	"lf_hf" real,
	"sd1" real,
	"sd2" real,
	"beats" integer DEFAULT 0 NOT NULL,
	"heart_rates" integer DEFAULT 0 NOT NULL,
	"corrected_share" real,
	"member_id" uuid NOT NULL,
	CONSTRAINT "body_days_member_id_local_day_pk" PRIMARY KEY("member_id","local_day")
);
--> statement-breakpoint
ALTER TABLE "body_days" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "body_days" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "body_hours" (
	"hour_at" timestamp with time zone NOT NULL,
	"local_day" text NOT NULL,
	"mean_hr" real NOT NULL,
	"low_hr" real NOT NULL,
	"high_hr" real NOT NULL,
	"rmssd" real,
	"sdnn" real,
	"lf" real,
	"hf" real,
	"samples" integer NOT NULL,
	"corrected_share" real,
	"member_id" uuid NOT NULL,
	CONSTRAINT "body_hours_member_id_hour_at_pk" PRIMARY KEY("member_id","hour_at")
);
--> statement-breakpoint
ALTER TABLE "body_hours" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "body_hours" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "body_samples" (
	"slot_at" timestamp with time zone NOT NULL,
	"kind" text NOT NULL,
	"source_id" uuid NOT NULL,
	"offsets_ms" integer[] NOT NULL,
	"values" real[] NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"member_id" uuid NOT NULL,
	CONSTRAINT "body_samples_member_id_slot_at_kind_source_id_pk" PRIMARY KEY("member_id","slot_at","kind","source_id")
) PARTITION BY RANGE ("slot_at");
--> statement-breakpoint
ALTER TABLE "body_samples" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "body_samples" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "body_sources" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"hash" text NOT NULL,
	"last_sample_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp with time zone,
	"member_id" uuid NOT NULL,
	CONSTRAINT "body_sources_of_member" UNIQUE("id","member_id")
);
--> statement-breakpoint
ALTER TABLE "body_sources" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "body_sources" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "body_windows" (
	"window_at" timestamp with time zone NOT NULL,
	"local_day" text NOT NULL,
	"source_id" uuid,
	"mean_hr" real NOT NULL,
	"rmssd" real,
	"sdnn" real,
	"pnn50" real,
	"sd1" real,
	"sd2" real,
	"lf" real,
	"hf" real,
	"samples" integer NOT NULL,
	"corrected_share" real,
	"member_id" uuid NOT NULL,
	CONSTRAINT "body_windows_member_id_window_at_pk" PRIMARY KEY("member_id","window_at")
);
--> statement-breakpoint
ALTER TABLE "body_windows" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "body_windows" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "body_days" ADD CONSTRAINT "body_days_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "body_hours" ADD CONSTRAINT "body_hours_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "body_samples" ADD CONSTRAINT "body_samples_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "body_samples" ADD CONSTRAINT "body_samples_source" FOREIGN KEY ("source_id","member_id") REFERENCES "public"."body_sources"("id","member_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "body_sources" ADD CONSTRAINT "body_sources_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "body_windows" ADD CONSTRAINT "body_windows_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "body_days_behind" ON "body_days" USING btree ("changed_at") WHERE made < wanted;--> statement-breakpoint
CREATE INDEX "body_days_without_hours" ON "body_days" USING btree ("local_day") WHERE not has_hours;--> statement-breakpoint
CREATE INDEX "body_hours_day" ON "body_hours" USING btree ("member_id","local_day");--> statement-breakpoint
CREATE INDEX "body_samples_of_source" ON "body_samples" USING btree ("source_id");--> statement-breakpoint
CREATE UNIQUE INDEX "body_sources_once" ON "body_sources" USING btree ("member_id","hash");--> statement-breakpoint
CREATE INDEX "body_sources_deleted" ON "body_sources" USING btree ("deleted_at") WHERE deleted_at is not null;--> statement-breakpoint
CREATE INDEX "body_windows_day" ON "body_windows" USING btree ("member_id","local_day");--> statement-breakpoint
CREATE INDEX "body_windows_at" ON "body_windows" USING btree ("window_at");--> statement-breakpoint
CREATE POLICY "body_days_member" ON "body_days" AS PERMISSIVE FOR ALL TO "dayloom_app" USING ("body_days"."member_id" = nullif(current_setting('app.member', true), '')::uuid) WITH CHECK ("body_days"."member_id" = nullif(current_setting('app.member', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "body_days_system" ON "body_days" AS PERMISSIVE FOR ALL TO "dayloom_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "body_hours_member" ON "body_hours" AS PERMISSIVE FOR ALL TO "dayloom_app" USING ("body_hours"."member_id" = nullif(current_setting('app.member', true), '')::uuid) WITH CHECK ("body_hours"."member_id" = nullif(current_setting('app.member', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "body_hours_system" ON "body_hours" AS PERMISSIVE FOR ALL TO "dayloom_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "body_samples_member" ON "body_samples" AS PERMISSIVE FOR ALL TO "dayloom_app" USING ("body_samples"."member_id" = nullif(current_setting('app.member', true), '')::uuid) WITH CHECK ("body_samples"."member_id" = nullif(current_setting('app.member', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "body_samples_system" ON "body_samples" AS PERMISSIVE FOR ALL TO "dayloom_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "body_sources_member" ON "body_sources" AS PERMISSIVE FOR ALL TO "dayloom_app" USING ("body_sources"."member_id" = nullif(current_setting('app.member', true), '')::uuid) WITH CHECK ("body_sources"."member_id" = nullif(current_setting('app.member', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "body_sources_system" ON "body_sources" AS PERMISSIVE FOR ALL TO "dayloom_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "body_windows_member" ON "body_windows" AS PERMISSIVE FOR ALL TO "dayloom_app" USING ("body_windows"."member_id" = nullif(current_setting('app.member', true), '')::uuid) WITH CHECK ("body_windows"."member_id" = nullif(current_setting('app.member', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "body_windows_system" ON "body_windows" AS PERMISSIVE FOR ALL TO "dayloom_system" USING (true) WITH CHECK (true);