CREATE TABLE "consents" (
	"id" uuid PRIMARY KEY NOT NULL,
	"purpose" text NOT NULL,
	"version" integer NOT NULL,
	"is_granted" boolean NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"member_id" uuid NOT NULL
);
--> statement-breakpoint
ALTER TABLE "consents" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "consents" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "consents" ADD CONSTRAINT "consents_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "consents_latest" ON "consents" USING btree ("member_id","purpose","at","id");--> statement-breakpoint
CREATE POLICY "consents_member" ON "consents" AS PERMISSIVE FOR ALL TO "dayloom_app" USING ("consents"."member_id" = nullif(current_setting('app.member', true), '')::uuid) WITH CHECK ("consents"."member_id" = nullif(current_setting('app.member', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "consents_system" ON "consents" AS PERMISSIVE FOR ALL TO "dayloom_system" USING (true) WITH CHECK (true);