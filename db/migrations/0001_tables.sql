CREATE TABLE "api_keys" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"key_hash" text NOT NULL,
	"hint" text NOT NULL,
	"scopes" text[] NOT NULL,
	"last_used_at" timestamp with time zone,
	"expires_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"member_id" uuid NOT NULL
);
--> statement-breakpoint
ALTER TABLE "api_keys" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "api_keys" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "audit_log" (
	"id" uuid PRIMARY KEY NOT NULL,
	"member_id" uuid,
	"actor" text NOT NULL,
	"action" text NOT NULL,
	"subject_id" text,
	"correlation_id" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "audit_log" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "audit_log" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "daily_usage" (
	"local_day" text NOT NULL,
	"kind" text NOT NULL,
	"used" integer NOT NULL,
	"member_id" uuid NOT NULL,
	CONSTRAINT "daily_usage_member_id_local_day_kind_pk" PRIMARY KEY("member_id","local_day","kind")
);
--> statement-breakpoint
ALTER TABLE "daily_usage" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "daily_usage" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "idempotency_keys" (
	"id" uuid PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"route" text NOT NULL,
	"digest" text NOT NULL,
	"state" text DEFAULT 'running' NOT NULL,
	"lease_until" timestamp with time zone NOT NULL,
	"status" integer,
	"body" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"member_id" uuid NOT NULL
);
--> statement-breakpoint
ALTER TABLE "idempotency_keys" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "idempotency_keys" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "members" (
	"id" uuid PRIMARY KEY NOT NULL,
	"clerk_user_id" text NOT NULL,
	"role" text DEFAULT 'member' NOT NULL,
	"plan" text DEFAULT 'free' NOT NULL,
	"time_zone" text DEFAULT 'UTC' NOT NULL,
	"preferences" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "members" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "members" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "food_analyses" (
	"id" uuid PRIMARY KEY NOT NULL,
	"state" text NOT NULL,
	"source" text NOT NULL,
	"meal" text NOT NULL,
	"eaten_at" timestamp with time zone NOT NULL,
	"local_day" text NOT NULL,
	"title" text,
	"failure" text,
	"attempt" integer DEFAULT 1 NOT NULL,
	"analysed_by" text[] DEFAULT '{}'::text[] NOT NULL,
	"detections" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"has_photo" boolean DEFAULT false NOT NULL,
	"item_names" text[] DEFAULT '{}'::text[] NOT NULL,
	"totals" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"energy_kcal" real DEFAULT 0 NOT NULL,
	"energy_low" real DEFAULT 0 NOT NULL,
	"energy_high" real DEFAULT 0 NOT NULL,
	"energy_missing" integer DEFAULT 0 NOT NULL,
	"protein_g" real DEFAULT 0 NOT NULL,
	"fat_g" real DEFAULT 0 NOT NULL,
	"carbohydrate_g" real DEFAULT 0 NOT NULL,
	"request_key" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp with time zone,
	"member_id" uuid NOT NULL
);
--> statement-breakpoint
ALTER TABLE "food_analyses" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "food_analyses" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "food_analysis_counts" (
	"total" integer NOT NULL,
	"member_id" uuid NOT NULL
);
--> statement-breakpoint
ALTER TABLE "food_analysis_counts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "food_analysis_counts" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "food_items" (
	"id" uuid PRIMARY KEY NOT NULL,
	"analysis_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"name" text NOT NULL,
	"food_id" text,
	"custom_food_id" uuid,
	"mass_grams" real NOT NULL,
	"mass_low" real NOT NULL,
	"mass_high" real NOT NULL,
	"confidence" real NOT NULL,
	"found_by" text NOT NULL,
	"box" real[],
	"nutrients_per_100g" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"alternatives" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp with time zone,
	"member_id" uuid NOT NULL
);
--> statement-breakpoint
ALTER TABLE "food_items" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "food_items" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "food_photos" (
	"id" uuid PRIMARY KEY NOT NULL,
	"analysis_id" uuid NOT NULL,
	"file_key" text NOT NULL,
	"sha256" text NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"size_bytes" integer NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"member_id" uuid NOT NULL
);
--> statement-breakpoint
ALTER TABLE "food_photos" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "food_photos" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "job_runs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"key" text NOT NULL,
	"state" text NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"message_id" text,
	"lease" uuid,
	"lease_until" timestamp with time zone,
	"error_code" text,
	"finished_at" timestamp with time zone,
	"buried_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "job_runs" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "job_runs" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "custom_foods" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"brand" text,
	"nutrients" jsonb NOT NULL,
	"portions" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"search_words" text NOT NULL,
	"search" "tsvector" GENERATED ALWAYS AS (to_tsvector('simple', search_words)) STORED,
	"request_key" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp with time zone,
	"member_id" uuid NOT NULL
);
--> statement-breakpoint
ALTER TABLE "custom_foods" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "custom_foods" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "food_editions" (
	"name" text PRIMARY KEY NOT NULL,
	"version" text NOT NULL,
	"batches_done" integer NOT NULL,
	"foods" integer NOT NULL,
	"finished_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "food_editions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "food_editions" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "food_portions" (
	"food_id" text NOT NULL,
	"position" integer NOT NULL,
	"amount" real NOT NULL,
	"label" text NOT NULL,
	"grams" real NOT NULL,
	CONSTRAINT "food_portions_food_id_position_pk" PRIMARY KEY("food_id","position")
);
--> statement-breakpoint
ALTER TABLE "food_portions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "food_portions" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "food_words" (
	"word" text PRIMARY KEY NOT NULL,
	"foods" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "food_words" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "food_words" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "foods" (
	"id" text PRIMARY KEY NOT NULL,
	"source" text NOT NULL,
	"fdc_id" integer,
	"gtin" text,
	"description" text NOT NULL,
	"name" text NOT NULL,
	"aliases" text[] DEFAULT '{}'::text[] NOT NULL,
	"category" text NOT NULL,
	"brand" text,
	"nutrients" jsonb NOT NULL,
	"energy_kcal" real GENERATED ALWAYS AS ((nutrients ->> 'energyKcal')::real) STORED,
	"protein_g" real GENERATED ALWAYS AS ((nutrients ->> 'proteinG')::real) STORED,
	"fat_g" real GENERATED ALWAYS AS ((nutrients ->> 'fatG')::real) STORED,
	"carbohydrate_g" real GENERATED ALWAYS AS ((nutrients ->> 'carbohydrateG')::real) STORED,
	"fibre_g" real GENERATED ALWAYS AS ((nutrients ->> 'fibreG')::real) STORED,
	"sugar_g" real GENERATED ALWAYS AS ((nutrients ->> 'sugarG')::real) STORED,
	"sodium_mg" real GENERATED ALWAYS AS ((nutrients ->> 'sodiumMg')::real) STORED,
	"serving_label" text,
	"serving_grams" real,
	"search_words" text NOT NULL,
	"search" "tsvector" GENERATED ALWAYS AS (to_tsvector('simple', search_words)) STORED,
	"prominence" real NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "foods" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "foods" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "daily_usage" ADD CONSTRAINT "daily_usage_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "idempotency_keys" ADD CONSTRAINT "idempotency_keys_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "food_analyses" ADD CONSTRAINT "food_analyses_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "food_analysis_counts" ADD CONSTRAINT "food_analysis_counts_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "food_items" ADD CONSTRAINT "food_items_analysis_id_food_analyses_id_fk" FOREIGN KEY ("analysis_id") REFERENCES "public"."food_analyses"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "food_items" ADD CONSTRAINT "food_items_food_id_foods_id_fk" FOREIGN KEY ("food_id") REFERENCES "public"."foods"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "food_items" ADD CONSTRAINT "food_items_custom_food_id_custom_foods_id_fk" FOREIGN KEY ("custom_food_id") REFERENCES "public"."custom_foods"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "food_items" ADD CONSTRAINT "food_items_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "food_photos" ADD CONSTRAINT "food_photos_analysis_id_food_analyses_id_fk" FOREIGN KEY ("analysis_id") REFERENCES "public"."food_analyses"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "food_photos" ADD CONSTRAINT "food_photos_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "custom_foods" ADD CONSTRAINT "custom_foods_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "food_portions" ADD CONSTRAINT "food_portions_food_id_foods_id_fk" FOREIGN KEY ("food_id") REFERENCES "public"."foods"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "api_keys_key_hash" ON "api_keys" USING btree ("key_hash");--> statement-breakpoint
CREATE INDEX "api_keys_member" ON "api_keys" USING btree ("member_id");--> statement-breakpoint
CREATE INDEX "audit_log_member_at" ON "audit_log" USING btree ("member_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "idempotency_keys_once" ON "idempotency_keys" USING btree ("member_id","key");--> statement-breakpoint
CREATE INDEX "idempotency_keys_created" ON "idempotency_keys" USING btree ("created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "members_clerk_user_id" ON "members" USING btree ("clerk_user_id");--> statement-breakpoint
CREATE INDEX "food_analyses_history" ON "food_analyses" USING btree ("member_id","eaten_at" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "food_analyses_energy" ON "food_analyses" USING btree ("member_id","energy_kcal" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "food_analyses_day" ON "food_analyses" USING btree ("member_id","local_day") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "food_analyses_open" ON "food_analyses" USING btree ("updated_at") WHERE state in ('queued', 'detecting', 'describing', 'matching');--> statement-breakpoint
CREATE INDEX "food_analyses_deleted" ON "food_analyses" USING btree ("deleted_at") WHERE deleted_at is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "food_analyses_request" ON "food_analyses" USING btree ("member_id","request_key");--> statement-breakpoint
CREATE UNIQUE INDEX "food_analysis_counts_member" ON "food_analysis_counts" USING btree ("member_id");--> statement-breakpoint
CREATE INDEX "food_items_analysis" ON "food_items" USING btree ("analysis_id","position");--> statement-breakpoint
CREATE INDEX "food_items_member" ON "food_items" USING btree ("member_id");--> statement-breakpoint
CREATE INDEX "food_photos_analysis" ON "food_photos" USING btree ("analysis_id");--> statement-breakpoint
CREATE INDEX "food_photos_member" ON "food_photos" USING btree ("member_id");--> statement-breakpoint
CREATE UNIQUE INDEX "job_runs_once" ON "job_runs" USING btree ("name","key");--> statement-breakpoint
CREATE INDEX "job_runs_state_updated" ON "job_runs" USING btree ("state","updated_at");--> statement-breakpoint
CREATE INDEX "custom_foods_member" ON "custom_foods" USING btree ("member_id","id") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "custom_foods_search" ON "custom_foods" USING gin ("search");--> statement-breakpoint
CREATE UNIQUE INDEX "custom_foods_request" ON "custom_foods" USING btree ("member_id","request_key");--> statement-breakpoint
CREATE INDEX "food_words_trigrams" ON "food_words" USING gin ("word" gin_trgm_ops);--> statement-breakpoint
CREATE UNIQUE INDEX "foods_fdc_id" ON "foods" USING btree ("fdc_id");--> statement-breakpoint
CREATE INDEX "foods_gtin" ON "foods" USING btree ("gtin") WHERE gtin is not null;--> statement-breakpoint
CREATE INDEX "foods_search" ON "foods" USING gin ("search");--> statement-breakpoint
CREATE INDEX "foods_name_trigrams" ON "foods" USING gin ("name" gin_trgm_ops);--> statement-breakpoint
CREATE POLICY "api_keys_member" ON "api_keys" AS PERMISSIVE FOR ALL TO "dayloom_app" USING ("api_keys"."member_id" = nullif(current_setting('app.member', true), '')::uuid) WITH CHECK ("api_keys"."member_id" = nullif(current_setting('app.member', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "api_keys_system" ON "api_keys" AS PERMISSIVE FOR ALL TO "dayloom_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "audit_log_system" ON "audit_log" AS PERMISSIVE FOR ALL TO "dayloom_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "daily_usage_member" ON "daily_usage" AS PERMISSIVE FOR ALL TO "dayloom_app" USING ("daily_usage"."member_id" = nullif(current_setting('app.member', true), '')::uuid) WITH CHECK ("daily_usage"."member_id" = nullif(current_setting('app.member', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "daily_usage_system" ON "daily_usage" AS PERMISSIVE FOR ALL TO "dayloom_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "idempotency_keys_member" ON "idempotency_keys" AS PERMISSIVE FOR ALL TO "dayloom_app" USING ("idempotency_keys"."member_id" = nullif(current_setting('app.member', true), '')::uuid) WITH CHECK ("idempotency_keys"."member_id" = nullif(current_setting('app.member', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "idempotency_keys_system" ON "idempotency_keys" AS PERMISSIVE FOR ALL TO "dayloom_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "members_member" ON "members" AS PERMISSIVE FOR ALL TO "dayloom_app" USING ("members"."id" = nullif(current_setting('app.member', true), '')::uuid) WITH CHECK ("members"."id" = nullif(current_setting('app.member', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "members_system" ON "members" AS PERMISSIVE FOR ALL TO "dayloom_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "food_analyses_member" ON "food_analyses" AS PERMISSIVE FOR ALL TO "dayloom_app" USING ("food_analyses"."member_id" = nullif(current_setting('app.member', true), '')::uuid) WITH CHECK ("food_analyses"."member_id" = nullif(current_setting('app.member', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "food_analyses_system" ON "food_analyses" AS PERMISSIVE FOR ALL TO "dayloom_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "food_analysis_counts_member" ON "food_analysis_counts" AS PERMISSIVE FOR ALL TO "dayloom_app" USING ("food_analysis_counts"."member_id" = nullif(current_setting('app.member', true), '')::uuid) WITH CHECK ("food_analysis_counts"."member_id" = nullif(current_setting('app.member', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "food_analysis_counts_system" ON "food_analysis_counts" AS PERMISSIVE FOR ALL TO "dayloom_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "food_items_member" ON "food_items" AS PERMISSIVE FOR ALL TO "dayloom_app" USING ("food_items"."member_id" = nullif(current_setting('app.member', true), '')::uuid) WITH CHECK ("food_items"."member_id" = nullif(current_setting('app.member', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "food_items_system" ON "food_items" AS PERMISSIVE FOR ALL TO "dayloom_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "food_photos_member" ON "food_photos" AS PERMISSIVE FOR ALL TO "dayloom_app" USING ("food_photos"."member_id" = nullif(current_setting('app.member', true), '')::uuid) WITH CHECK ("food_photos"."member_id" = nullif(current_setting('app.member', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "food_photos_system" ON "food_photos" AS PERMISSIVE FOR ALL TO "dayloom_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "job_runs_system" ON "job_runs" AS PERMISSIVE FOR ALL TO "dayloom_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "custom_foods_member" ON "custom_foods" AS PERMISSIVE FOR ALL TO "dayloom_app" USING ("custom_foods"."member_id" = nullif(current_setting('app.member', true), '')::uuid) WITH CHECK ("custom_foods"."member_id" = nullif(current_setting('app.member', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "custom_foods_system" ON "custom_foods" AS PERMISSIVE FOR ALL TO "dayloom_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "food_editions_system" ON "food_editions" AS PERMISSIVE FOR ALL TO "dayloom_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "food_portions_readers" ON "food_portions" AS PERMISSIVE FOR SELECT TO "dayloom_app" USING (true);--> statement-breakpoint
CREATE POLICY "food_portions_system" ON "food_portions" AS PERMISSIVE FOR ALL TO "dayloom_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "food_words_readers" ON "food_words" AS PERMISSIVE FOR SELECT TO "dayloom_app" USING (true);--> statement-breakpoint
CREATE POLICY "food_words_system" ON "food_words" AS PERMISSIVE FOR ALL TO "dayloom_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "foods_readers" ON "foods" AS PERMISSIVE FOR SELECT TO "dayloom_app" USING (true);--> statement-breakpoint
CREATE POLICY "foods_system" ON "foods" AS PERMISSIVE FOR ALL TO "dayloom_system" USING (true) WITH CHECK (true);