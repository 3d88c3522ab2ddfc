CREATE TABLE "journal_embeddings" (
	"entry_id" uuid NOT NULL,
	"model" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"member_id" uuid NOT NULL,
	CONSTRAINT "journal_embeddings_entry_id_model_pk" PRIMARY KEY("entry_id","model")
);
--> statement-breakpoint
ALTER TABLE "journal_embeddings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "journal_embeddings" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "journal_entries" (
	"id" uuid PRIMARY KEY NOT NULL,
	"occurred_at" timestamp with time zone NOT NULL,
	"local_day" text NOT NULL,
	"mood" smallint,
	"valence" real,
	"energy" real,
	"content" text NOT NULL,
	"words" "tsvector" NOT NULL,
	"labels" text[] DEFAULT '{}'::text[] NOT NULL,
	"previous" jsonb,
	"enrichment_state" text NOT NULL,
	"enrichment_run" integer DEFAULT 1 NOT NULL,
	"enrichment" text,
	"text_valence" real,
	"request_key" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp with time zone,
	"member_id" uuid NOT NULL,
	CONSTRAINT "journal_entries_of_member" UNIQUE("id","member_id")
);
--> statement-breakpoint
ALTER TABLE "journal_entries" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "journal_entries" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "journal_labels" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"hash" text NOT NULL,
	"name" text NOT NULL,
	"uses" integer DEFAULT 1 NOT NULL,
	"last_used_at" timestamp with time zone NOT NULL,
	"member_id" uuid NOT NULL
);
--> statement-breakpoint
ALTER TABLE "journal_labels" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "journal_labels" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "journal_photos" (
	"id" uuid PRIMARY KEY NOT NULL,
	"entry_id" uuid NOT NULL,
	"file_key" text NOT NULL,
	"sha256" text NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"size_bytes" integer NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp with time zone,
	"member_id" uuid NOT NULL
);
--> statement-breakpoint
ALTER TABLE "journal_photos" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "journal_photos" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "journal_embeddings" ADD CONSTRAINT "journal_embeddings_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "journal_embeddings" ADD CONSTRAINT "journal_embeddings_entry" FOREIGN KEY ("entry_id","member_id") REFERENCES "public"."journal_entries"("id","member_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "journal_entries" ADD CONSTRAINT "journal_entries_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "journal_labels" ADD CONSTRAINT "journal_labels_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "journal_photos" ADD CONSTRAINT "journal_photos_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "journal_photos" ADD CONSTRAINT "journal_photos_entry" FOREIGN KEY ("entry_id","member_id") REFERENCES "public"."journal_entries"("id","member_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "journal_embeddings_member" ON "journal_embeddings" USING btree ("member_id","model");--> statement-breakpoint
CREATE INDEX "journal_entries_history" ON "journal_entries" USING btree ("member_id","occurred_at","id") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "journal_entries_day" ON "journal_entries" USING btree ("member_id","local_day") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "journal_entries_words" ON "journal_entries" USING gin ("words");--> statement-breakpoint
CREATE INDEX "journal_entries_labels" ON "journal_entries" USING gin ("labels");--> statement-breakpoint
CREATE INDEX "journal_entries_open" ON "journal_entries" USING btree ("updated_at") WHERE enrichment_state in ('queued', 'waiting');--> statement-breakpoint
CREATE INDEX "journal_entries_deleted" ON "journal_entries" USING btree ("deleted_at") WHERE deleted_at is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "journal_entries_request" ON "journal_entries" USING btree ("member_id","request_key");--> statement-breakpoint
CREATE UNIQUE INDEX "journal_labels_once" ON "journal_labels" USING btree ("member_id","kind","hash");--> statement-breakpoint
CREATE INDEX "journal_photos_of_entry" ON "journal_photos" USING btree ("entry_id");--> statement-breakpoint
CREATE INDEX "journal_photos_member" ON "journal_photos" USING btree ("member_id");--> statement-breakpoint
CREATE INDEX "journal_photos_deleted" ON "journal_photos" USING btree ("deleted_at") WHERE deleted_at is not null;--> statement-breakpoint
CREATE POLICY "journal_embeddings_member" ON "journal_embeddings" AS PERMISSIVE FOR ALL TO "dayloom_app" USING ("journal_embeddings"."member_id" = nullif(current_setting('app.member', true), '')::uuid) WITH CHECK ("journal_embeddings"."member_id" = nullif(current_setting('app.member', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "journal_embeddings_system" ON "journal_embeddings" AS PERMISSIVE FOR ALL TO "dayloom_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "journal_entries_member" ON "journal_entries" AS PERMISSIVE FOR ALL TO "dayloom_app" USING ("journal_entries"."member_id" = nullif(current_setting('app.member', true), '')::uuid) WITH CHECK ("journal_entries"."member_id" = nullif(current_setting('app.member', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "journal_entries_system" ON "journal_entries" AS PERMISSIVE FOR ALL TO "dayloom_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "journal_labels_member" ON "journal_labels" AS PERMISSIVE FOR ALL TO "dayloom_app" USING ("journal_labels"."member_id" = nullif(current_setting('app.member', true), '')::uuid) WITH CHECK ("journal_labels"."member_id" = nullif(current_setting('app.member', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "journal_labels_system" ON "journal_labels" AS PERMISSIVE FOR ALL TO "dayloom_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "journal_photos_member" ON "journal_photos" AS PERMISSIVE FOR ALL TO "dayloom_app" USING ("journal_photos"."member_id" = nullif(current_setting('app.member', true), '')::uuid) WITH CHECK ("journal_photos"."member_id" = nullif(current_setting('app.member', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "journal_photos_system" ON "journal_photos" AS PERMISSIVE FOR ALL TO "dayloom_system" USING (true) WITH CHECK (true);