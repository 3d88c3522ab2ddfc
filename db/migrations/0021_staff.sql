CREATE TABLE "figure_minutes" (
	"minute" timestamp with time zone NOT NULL,
	"series" text NOT NULL,
	"count" double precision NOT NULL,
	"sum" double precision DEFAULT 0 NOT NULL,
	"buckets" bigint[],
	CONSTRAINT "figure_minutes_series_minute_pk" PRIMARY KEY("series","minute")
);
--> statement-breakpoint
ALTER TABLE "figure_minutes" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "figure_minutes" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "figure_totals" (
	"series" text NOT NULL,
	"count" double precision NOT NULL,
	"sum" double precision DEFAULT 0 NOT NULL,
	"buckets" bigint[],
	CONSTRAINT "figure_totals_series_pk" PRIMARY KEY("series")
);
--> statement-breakpoint
ALTER TABLE "figure_totals" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "figure_totals" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "staff_flags" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"subject_id" text NOT NULL,
	"member_id" uuid,
	"closed_at" timestamp with time zone,
	"closed_by" uuid,
	"reason" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "staff_flags" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "staff_flags" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "audit_log" ADD COLUMN "actor_id" uuid;--> statement-breakpoint
ALTER TABLE "audit_log" ADD COLUMN "reason" text;--> statement-breakpoint
CREATE INDEX "figure_minutes_minute" ON "figure_minutes" USING btree ("minute");--> statement-breakpoint
CREATE UNIQUE INDEX "staff_flags_open_once" ON "staff_flags" USING btree ("kind","subject_id") WHERE "staff_flags"."closed_at" is null;--> statement-breakpoint
CREATE INDEX "staff_flags_state" ON "staff_flags" USING btree ("closed_at","created_at");--> statement-breakpoint
CREATE INDEX "staff_flags_member" ON "staff_flags" USING btree ("member_id");--> statement-breakpoint
CREATE INDEX "audit_log_actor_at" ON "audit_log" USING btree ("actor_id","at");--> statement-breakpoint
CREATE INDEX "audit_log_action_at" ON "audit_log" USING btree ("action","at");--> statement-breakpoint
CREATE INDEX "audit_log_at" ON "audit_log" USING btree ("at");--> statement-breakpoint
CREATE POLICY "figure_minutes_system" ON "figure_minutes" AS PERMISSIVE FOR ALL TO "dayloom_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "figure_totals_system" ON "figure_totals" AS PERMISSIVE FOR ALL TO "dayloom_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "staff_flags_system" ON "staff_flags" AS PERMISSIVE FOR ALL TO "dayloom_system" USING (true) WITH CHECK (true);