CREATE TABLE "member_keys" (
	"id" uuid PRIMARY KEY NOT NULL,
	"wrapped_key" text,
	"master_version" integer NOT NULL,
	"destroyed_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"member_id" uuid NOT NULL
);
--> statement-breakpoint
ALTER TABLE "member_keys" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "member_keys" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "member_keys" ADD CONSTRAINT "member_keys_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "member_keys_member" ON "member_keys" USING btree ("member_id");--> statement-breakpoint
CREATE INDEX "member_keys_rotation" ON "member_keys" USING btree ("master_version","id");--> statement-breakpoint
CREATE POLICY "member_keys_member" ON "member_keys" AS PERMISSIVE FOR ALL TO "dayloom_app" USING ("member_keys"."member_id" = nullif(current_setting('app.member', true), '')::uuid) WITH CHECK ("member_keys"."member_id" = nullif(current_setting('app.member', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "member_keys_system" ON "member_keys" AS PERMISSIVE FOR ALL TO "dayloom_system" USING (true) WITH CHECK (true);