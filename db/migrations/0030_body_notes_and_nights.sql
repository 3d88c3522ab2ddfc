CREATE TABLE "body_notes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"local_day" text NOT NULL,
	"at" timestamp with time zone,
	"content" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp with time zone,
	"member_id" uuid NOT NULL
);
--> statement-breakpoint
ALTER TABLE "body_notes" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "body_notes" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "body_days" ADD COLUMN "night_by" text;--> statement-breakpoint
ALTER TABLE "body_days" ADD COLUMN "night_from" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "body_days" ADD COLUMN "night_to" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "body_days" ADD COLUMN "sleep_minutes" integer;--> statement-breakpoint
ALTER TABLE "body_notes" ADD CONSTRAINT "body_notes_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "body_notes_day" ON "body_notes" USING btree ("member_id","local_day") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "body_notes_deleted" ON "body_notes" USING btree ("deleted_at") WHERE deleted_at is not null;--> statement-breakpoint
CREATE POLICY "body_notes_member" ON "body_notes" AS PERMISSIVE FOR ALL TO "dayloom_app" USING ("body_notes"."member_id" = nullif(current_setting('app.member', true), '')::uuid) WITH CHECK ("body_notes"."member_id" = nullif(current_setting('app.member', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "body_notes_system" ON "body_notes" AS PERMISSIVE FOR ALL TO "dayloom_system" USING (true) WITH CHECK (true);--> statement-breakpoint
-- Days whose raw samples are kept are worked out anew: their nights are taken from the data.
UPDATE body_days SET wanted = wanted + 1 WHERE local_day > to_char(now() - interval '89 days', 'YYYY-MM-DD');
