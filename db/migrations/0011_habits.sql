CREATE TABLE "goals" (
	"id" uuid PRIMARY KEY NOT NULL,
	"title" text NOT NULL,
	"why" text,
	"source" text NOT NULL,
	"request_key" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp with time zone,
	"member_id" uuid NOT NULL,
	CONSTRAINT "goals_once" UNIQUE("id","member_id")
);
--> statement-breakpoint
ALTER TABLE "goals" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "goals" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "habit_calendars" (
	"token_hash" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"member_id" uuid NOT NULL,
	CONSTRAINT "habit_calendars_member_id_pk" PRIMARY KEY("member_id")
);
--> statement-breakpoint
ALTER TABLE "habit_calendars" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "habit_calendars" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "habit_clocks" (
	"rolled_day" text NOT NULL,
	"next_roll_at" timestamp with time zone NOT NULL,
	"member_id" uuid NOT NULL,
	CONSTRAINT "habit_clocks_member_id_pk" PRIMARY KEY("member_id")
);
--> statement-breakpoint
ALTER TABLE "habit_clocks" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "habit_clocks" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "habit_pauses" (
	"id" uuid PRIMARY KEY NOT NULL,
	"reason" text NOT NULL,
	"from_day" text NOT NULL,
	"to_day" text,
	"request_key" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"member_id" uuid NOT NULL
);
--> statement-breakpoint
ALTER TABLE "habit_pauses" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "habit_pauses" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "habit_plans" (
	"assignment_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"member_id" uuid NOT NULL,
	CONSTRAINT "habit_plans_member_id_assignment_id_pk" PRIMARY KEY("member_id","assignment_id")
);
--> statement-breakpoint
ALTER TABLE "habit_plans" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "habit_plans" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "reminder_windows" (
	"template_id" uuid NOT NULL,
	"time_zone" text DEFAULT 'UTC' NOT NULL,
	"from_minute" smallint NOT NULL,
	"to_minute" smallint NOT NULL,
	"weekdays" smallint DEFAULT 127 NOT NULL,
	"member_id" uuid NOT NULL,
	CONSTRAINT "reminder_windows_template_id_pk" PRIMARY KEY("template_id")
);
--> statement-breakpoint
ALTER TABLE "reminder_windows" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "reminder_windows" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "task_instances" (
	"id" uuid NOT NULL,
	"template_id" uuid NOT NULL,
	"local_day" text NOT NULL,
	"slot" smallint DEFAULT 0 NOT NULL,
	"state" text NOT NULL,
	"title" text NOT NULL,
	"group_name" text NOT NULL,
	"target" jsonb,
	"needs_capture" boolean NOT NULL,
	"amount" real DEFAULT 0 NOT NULL,
	"notified_at" timestamp with time zone,
	"started_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	"is_backdated" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"member_id" uuid NOT NULL,
	CONSTRAINT "task_instances_member_id_id_pk" PRIMARY KEY("member_id","id")
) PARTITION BY HASH ("member_id");
--> statement-breakpoint
ALTER TABLE "task_instances" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "task_instances" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
-- Sixteen partitions; a statement in a member's scope names the member and so meets one. Each is closed by itself too.
DO $$
DECLARE part text; own text := $own$member_id = nullif(current_setting('app.member', true), '')::uuid$own$;
BEGIN
  FOR i IN 0..15 LOOP
    part := format('task_instances_%s', i);
    EXECUTE format('CREATE TABLE %I PARTITION OF task_instances FOR VALUES WITH (MODULUS 16, REMAINDER %s)', part, i);
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', part);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', part);
    EXECUTE format('CREATE POLICY %I ON %I FOR ALL TO dayloom_app USING (%s) WITH CHECK (%s)', part || '_member', part, own, own);
    EXECUTE format('CREATE POLICY %I ON %I FOR ALL TO dayloom_system USING (true) WITH CHECK (true)', part || '_system', part);
  END LOOP;
END $$;
--> statement-breakpoint
CREATE TABLE "task_templates" (
	"id" uuid PRIMARY KEY NOT NULL,
	"goal_id" uuid,
	"title" text NOT NULL,
	"note" text,
	"group_name" text DEFAULT '' NOT NULL,
	"interval_kind" text NOT NULL,
	"interval_n" smallint NOT NULL,
	"weekdays" smallint DEFAULT 127 NOT NULL,
	"rest_days" smallint DEFAULT 0 NOT NULL,
	"target" jsonb,
	"needs_capture" boolean DEFAULT false NOT NULL,
	"starts_on" text NOT NULL,
	"rule_since" text NOT NULL,
	"strength" real DEFAULT 0 NOT NULL,
	"streak" integer DEFAULT 0 NOT NULL,
	"best_streak" integer DEFAULT 0 NOT NULL,
	"source" text NOT NULL,
	"request_key" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp with time zone,
	"member_id" uuid NOT NULL,
	CONSTRAINT "task_templates_once" UNIQUE("id","member_id")
);
--> statement-breakpoint
ALTER TABLE "task_templates" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "task_templates" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "goals" ADD CONSTRAINT "goals_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "habit_calendars" ADD CONSTRAINT "habit_calendars_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "habit_clocks" ADD CONSTRAINT "habit_clocks_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "habit_pauses" ADD CONSTRAINT "habit_pauses_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "habit_plans" ADD CONSTRAINT "habit_plans_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminder_windows" ADD CONSTRAINT "reminder_windows_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminder_windows" ADD CONSTRAINT "reminder_windows_template" FOREIGN KEY ("template_id","member_id") REFERENCES "public"."task_templates"("id","member_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task_instances" ADD CONSTRAINT "task_instances_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task_instances" ADD CONSTRAINT "task_instances_template" FOREIGN KEY ("template_id","member_id") REFERENCES "public"."task_templates"("id","member_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task_templates" ADD CONSTRAINT "task_templates_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task_templates" ADD CONSTRAINT "task_templates_goal" FOREIGN KEY ("goal_id","member_id") REFERENCES "public"."goals"("id","member_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "goals_of_member" ON "goals" USING btree ("member_id","id") WHERE deleted_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "goals_request" ON "goals" USING btree ("member_id","request_key");--> statement-breakpoint
CREATE UNIQUE INDEX "habit_calendars_token" ON "habit_calendars" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "habit_clocks_next" ON "habit_clocks" USING btree ("next_roll_at");--> statement-breakpoint
CREATE INDEX "habit_pauses_member" ON "habit_pauses" USING btree ("member_id","from_day");--> statement-breakpoint
CREATE UNIQUE INDEX "habit_pauses_request" ON "habit_pauses" USING btree ("member_id","request_key");--> statement-breakpoint
CREATE INDEX "reminder_windows_due" ON "reminder_windows" USING btree ("time_zone","from_minute","member_id");--> statement-breakpoint
CREATE INDEX "reminder_windows_member" ON "reminder_windows" USING btree ("member_id");--> statement-breakpoint
CREATE UNIQUE INDEX "task_instances_slot" ON "task_instances" USING btree ("member_id","template_id","local_day","slot");--> statement-breakpoint
CREATE INDEX "task_instances_day" ON "task_instances" USING btree ("member_id","local_day","group_name","id");--> statement-breakpoint
CREATE INDEX "task_instances_open" ON "task_instances" USING btree ("member_id","local_day") WHERE state in ('scheduled', 'notified', 'started');--> statement-breakpoint
CREATE INDEX "task_templates_of_member" ON "task_templates" USING btree ("member_id","group_name","id") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "task_templates_of_goal" ON "task_templates" USING btree ("goal_id");--> statement-breakpoint
CREATE UNIQUE INDEX "task_templates_request" ON "task_templates" USING btree ("member_id","request_key");--> statement-breakpoint
CREATE POLICY "goals_member" ON "goals" AS PERMISSIVE FOR ALL TO "dayloom_app" USING ("goals"."member_id" = nullif(current_setting('app.member', true), '')::uuid) WITH CHECK ("goals"."member_id" = nullif(current_setting('app.member', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "goals_system" ON "goals" AS PERMISSIVE FOR ALL TO "dayloom_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "habit_calendars_member" ON "habit_calendars" AS PERMISSIVE FOR ALL TO "dayloom_app" USING ("habit_calendars"."member_id" = nullif(current_setting('app.member', true), '')::uuid) WITH CHECK ("habit_calendars"."member_id" = nullif(current_setting('app.member', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "habit_calendars_system" ON "habit_calendars" AS PERMISSIVE FOR ALL TO "dayloom_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "habit_clocks_member" ON "habit_clocks" AS PERMISSIVE FOR ALL TO "dayloom_app" USING ("habit_clocks"."member_id" = nullif(current_setting('app.member', true), '')::uuid) WITH CHECK ("habit_clocks"."member_id" = nullif(current_setting('app.member', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "habit_clocks_system" ON "habit_clocks" AS PERMISSIVE FOR ALL TO "dayloom_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "habit_pauses_member" ON "habit_pauses" AS PERMISSIVE FOR ALL TO "dayloom_app" USING ("habit_pauses"."member_id" = nullif(current_setting('app.member', true), '')::uuid) WITH CHECK ("habit_pauses"."member_id" = nullif(current_setting('app.member', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "habit_pauses_system" ON "habit_pauses" AS PERMISSIVE FOR ALL TO "dayloom_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "habit_plans_member" ON "habit_plans" AS PERMISSIVE FOR ALL TO "dayloom_app" USING ("habit_plans"."member_id" = nullif(current_setting('app.member', true), '')::uuid) WITH CHECK ("habit_plans"."member_id" = nullif(current_setting('app.member', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "habit_plans_system" ON "habit_plans" AS PERMISSIVE FOR ALL TO "dayloom_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "reminder_windows_member" ON "reminder_windows" AS PERMISSIVE FOR ALL TO "dayloom_app" USING ("reminder_windows"."member_id" = nullif(current_setting('app.member', true), '')::uuid) WITH CHECK ("reminder_windows"."member_id" = nullif(current_setting('app.member', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "reminder_windows_system" ON "reminder_windows" AS PERMISSIVE FOR ALL TO "dayloom_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "task_instances_member" ON "task_instances" AS PERMISSIVE FOR ALL TO "dayloom_app" USING ("task_instances"."member_id" = nullif(current_setting('app.member', true), '')::uuid) WITH CHECK ("task_instances"."member_id" = nullif(current_setting('app.member', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "task_instances_system" ON "task_instances" AS PERMISSIVE FOR ALL TO "dayloom_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "task_templates_member" ON "task_templates" AS PERMISSIVE FOR ALL TO "dayloom_app" USING ("task_templates"."member_id" = nullif(current_setting('app.member', true), '')::uuid) WITH CHECK ("task_templates"."member_id" = nullif(current_setting('app.member', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "task_templates_system" ON "task_templates" AS PERMISSIVE FOR ALL TO "dayloom_system" USING (true) WITH CHECK (true);--> statement-breakpoint
-- A reminder window lies in its member's time zone, and moves with it.
CREATE FUNCTION reminder_window_zone() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT members.time_zone INTO new.time_zone FROM members WHERE members.id = new.member_id;
  RETURN new;
END $$;
--> statement-breakpoint
CREATE TRIGGER reminder_windows_zone BEFORE INSERT ON reminder_windows
  FOR EACH ROW EXECUTE FUNCTION reminder_window_zone();
--> statement-breakpoint
CREATE FUNCTION member_zone_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE reminder_windows SET time_zone = new.time_zone WHERE member_id = new.id;
  -- The day may have changed with the zone: it is looked at by the next run.
  UPDATE habit_clocks SET next_roll_at = now() WHERE member_id = new.id;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER members_zone_changed AFTER UPDATE OF time_zone ON members FOR EACH ROW
  WHEN (old.time_zone IS DISTINCT FROM new.time_zone) EXECUTE FUNCTION member_zone_changed();
