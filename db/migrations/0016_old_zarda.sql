CREATE TABLE "prompt_digests" (
	"week" text NOT NULL,
	"state" text DEFAULT 'claimed' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"member_id" uuid NOT NULL,
	CONSTRAINT "prompt_digests_member_id_week_pk" PRIMARY KEY("member_id","week")
);
--> statement-breakpoint
ALTER TABLE "prompt_digests" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "prompt_digests" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "prompt_settings" (
	"channel" text DEFAULT 'none' NOT NULL,
	"mail_fallback" boolean DEFAULT false NOT NULL,
	"windows" jsonb NOT NULL,
	"weekdays" smallint[] NOT NULL,
	"quiet_from" integer,
	"quiet_to" integer,
	"paused_until" timestamp with time zone,
	"digest" boolean DEFAULT false NOT NULL,
	"next_due_at" timestamp with time zone,
	"next_until" timestamp with time zone,
	"next_day" text,
	"next_slot" text,
	"claimed_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"member_id" uuid NOT NULL,
	CONSTRAINT "prompt_settings_member_id_pk" PRIMARY KEY("member_id")
);
--> statement-breakpoint
ALTER TABLE "prompt_settings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "prompt_settings" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "prompts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"local_day" text NOT NULL,
	"slot" text NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"useful_until" timestamp with time zone NOT NULL,
	"state" text DEFAULT 'claimed' NOT NULL,
	"round" smallint DEFAULT 1 NOT NULL,
	"instance_id" uuid,
	"channel" text,
	"reason" text,
	"remind_at" timestamp with time zone,
	"sent_at" timestamp with time zone,
	"delivered_at" timestamp with time zone,
	"opened_at" timestamp with time zone,
	"answered_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"member_id" uuid NOT NULL
);
--> statement-breakpoint
ALTER TABLE "prompts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "prompts" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "push_devices" (
	"id" uuid PRIMARY KEY NOT NULL,
	"endpoint" text NOT NULL,
	"p256dh" text NOT NULL,
	"auth" text NOT NULL,
	"label" text NOT NULL,
	"last_sent_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"member_id" uuid NOT NULL
);
--> statement-breakpoint
ALTER TABLE "push_devices" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "push_devices" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "prompt_digests" ADD CONSTRAINT "prompt_digests_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "prompt_settings" ADD CONSTRAINT "prompt_settings_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "prompts" ADD CONSTRAINT "prompts_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "push_devices" ADD CONSTRAINT "push_devices_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "prompt_digests_open" ON "prompt_digests" USING btree ("updated_at") WHERE state = 'claimed';--> statement-breakpoint
CREATE INDEX "prompt_settings_due" ON "prompt_settings" USING btree ("next_due_at") WHERE next_due_at is not null;--> statement-breakpoint
CREATE INDEX "prompt_settings_claimed" ON "prompt_settings" USING btree ("claimed_at") WHERE claimed_at is not null;--> statement-breakpoint
CREATE INDEX "prompt_settings_digest" ON "prompt_settings" USING btree ("member_id") WHERE digest;--> statement-breakpoint
CREATE UNIQUE INDEX "prompts_once" ON "prompts" USING btree ("member_id","local_day","slot");--> statement-breakpoint
CREATE INDEX "prompts_recent" ON "prompts" USING btree ("member_id","due_at","id");--> statement-breakpoint
CREATE INDEX "prompts_open" ON "prompts" USING btree ("updated_at") WHERE state in ('claimed', 'snoozed');--> statement-breakpoint
CREATE UNIQUE INDEX "push_devices_endpoint" ON "push_devices" USING btree ("endpoint");--> statement-breakpoint
CREATE INDEX "push_devices_member" ON "push_devices" USING btree ("member_id");--> statement-breakpoint
CREATE POLICY "prompt_digests_member" ON "prompt_digests" AS PERMISSIVE FOR ALL TO "dayloom_app" USING ("prompt_digests"."member_id" = nullif(current_setting('app.member', true), '')::uuid) WITH CHECK ("prompt_digests"."member_id" = nullif(current_setting('app.member', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "prompt_digests_system" ON "prompt_digests" AS PERMISSIVE FOR ALL TO "dayloom_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "prompt_settings_member" ON "prompt_settings" AS PERMISSIVE FOR ALL TO "dayloom_app" USING ("prompt_settings"."member_id" = nullif(current_setting('app.member', true), '')::uuid) WITH CHECK ("prompt_settings"."member_id" = nullif(current_setting('app.member', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "prompt_settings_system" ON "prompt_settings" AS PERMISSIVE FOR ALL TO "dayloom_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "prompts_member" ON "prompts" AS PERMISSIVE FOR ALL TO "dayloom_app" USING ("prompts"."member_id" = nullif(current_setting('app.member', true), '')::uuid) WITH CHECK ("prompts"."member_id" = nullif(current_setting('app.member', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "prompts_system" ON "prompts" AS PERMISSIVE FOR ALL TO "dayloom_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "push_devices_member" ON "push_devices" AS PERMISSIVE FOR ALL TO "dayloom_app" USING ("push_devices"."member_id" = nullif(current_setting('app.member', true), '')::uuid) WITH CHECK ("push_devices"."member_id" = nullif(current_setting('app.member', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "push_devices_system" ON "push_devices" AS PERMISSIVE FOR ALL TO "dayloom_system" USING (true) WITH CHECK (true);