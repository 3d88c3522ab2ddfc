CREATE TABLE "archetype_assignments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"archetype_id" text NOT NULL,
	"house_id" text NOT NULL,
	"confidence" real NOT NULL,
	"scores" jsonb NOT NULL,
	"rules_version" integer NOT NULL,
	"assigned_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"request_key" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"member_id" uuid NOT NULL,
	CONSTRAINT "archetype_assignments_of_member" UNIQUE("id","member_id")
);
--> statement-breakpoint
ALTER TABLE "archetype_assignments" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "archetype_assignments" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "archetype_suggestions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"archetype_id" text NOT NULL,
	"confidence" real NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"suggested_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"member_id" uuid NOT NULL
);
--> statement-breakpoint
ALTER TABLE "archetype_suggestions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "archetype_suggestions" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "quiz_answers" (
	"item_key" text NOT NULL,
	"value" smallint NOT NULL,
	"answered_at" timestamp with time zone NOT NULL,
	"member_id" uuid NOT NULL,
	CONSTRAINT "quiz_answers_member_id_item_key_pk" PRIMARY KEY("member_id","item_key")
);
--> statement-breakpoint
ALTER TABLE "quiz_answers" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "quiz_answers" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "archetype_assignments" ADD CONSTRAINT "archetype_assignments_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "archetype_suggestions" ADD CONSTRAINT "archetype_suggestions_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quiz_answers" ADD CONSTRAINT "quiz_answers_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "archetype_assignments_active" ON "archetype_assignments" USING btree ("member_id") WHERE ended_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "archetype_assignments_request" ON "archetype_assignments" USING btree ("member_id","request_key");--> statement-breakpoint
CREATE INDEX "archetype_assignments_history" ON "archetype_assignments" USING btree ("member_id","assigned_at");--> statement-breakpoint
CREATE INDEX "archetype_assignments_looked_at" ON "archetype_assignments" USING btree ("assigned_at") WHERE ended_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "archetype_suggestions_open" ON "archetype_suggestions" USING btree ("member_id") WHERE state = 'open';--> statement-breakpoint
CREATE POLICY "archetype_assignments_member" ON "archetype_assignments" AS PERMISSIVE FOR ALL TO "dayloom_app" USING ("archetype_assignments"."member_id" = nullif(current_setting('app.member', true), '')::uuid) WITH CHECK ("archetype_assignments"."member_id" = nullif(current_setting('app.member', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "archetype_assignments_system" ON "archetype_assignments" AS PERMISSIVE FOR ALL TO "dayloom_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "archetype_suggestions_member" ON "archetype_suggestions" AS PERMISSIVE FOR ALL TO "dayloom_app" USING ("archetype_suggestions"."member_id" = nullif(current_setting('app.member', true), '')::uuid) WITH CHECK ("archetype_suggestions"."member_id" = nullif(current_setting('app.member', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "archetype_suggestions_system" ON "archetype_suggestions" AS PERMISSIVE FOR ALL TO "dayloom_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "quiz_answers_member" ON "quiz_answers" AS PERMISSIVE FOR ALL TO "dayloom_app" USING ("quiz_answers"."member_id" = nullif(current_setting('app.member', true), '')::uuid) WITH CHECK ("quiz_answers"."member_id" = nullif(current_setting('app.member', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "quiz_answers_system" ON "quiz_answers" AS PERMISSIVE FOR ALL TO "dayloom_system" USING (true) WITH CHECK (true);