-- Partitions of body_samples stand in a schema of their own, one a week from Monday UTC. A job makes and drops them as
-- dayloom_system, which therefore owns the table; its policies bind it all the same, and no function has an owner's rights.
CREATE SCHEMA partitions;
--> statement-breakpoint
GRANT CREATE, USAGE ON SCHEMA partitions TO dayloom_system;
--> statement-breakpoint
GRANT CREATE ON SCHEMA public TO dayloom_system;
--> statement-breakpoint
ALTER TABLE body_samples OWNER TO dayloom_system;
--> statement-breakpoint
REVOKE CREATE ON SCHEMA public FROM dayloom_system;
--> statement-breakpoint
GRANT REFERENCES ON members, body_sources TO dayloom_system;
--> statement-breakpoint
-- What no week holds: samples that arrive older than the raw ones that are kept, and all while the job does not run.
CREATE TABLE partitions.body_samples_rest PARTITION OF body_samples DEFAULT;
--> statement-breakpoint
ALTER TABLE "partitions"."body_samples_rest" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "partitions"."body_samples_rest" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY body_samples_rest_system ON partitions.body_samples_rest FOR ALL TO dayloom_system USING (true) WITH CHECK (true);
--> statement-breakpoint
ALTER TABLE partitions.body_samples_rest OWNER TO dayloom_system;
--> statement-breakpoint
-- Makes the partition of the week that begins at `monday`; false when it is there. Rows of it that stand in the rest move.
CREATE FUNCTION partitions.make_body_week(monday timestamptz) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  part text := 'body_samples_' || to_char(monday AT TIME ZONE 'UTC', 'YYYY_MM_DD');
  until timestamptz := monday + interval '168 hours';
BEGIN
  IF to_regclass('partitions.' || part) IS NOT NULL THEN RETURN false; END IF;
  SET LOCAL lock_timeout = '2s';
  LOCK TABLE partitions.body_samples_rest IN ACCESS EXCLUSIVE MODE;
  EXECUTE format('CREATE TABLE partitions.%I (LIKE public.body_samples INCLUDING ALL)', part);
  EXECUTE format('WITH moved AS (DELETE FROM partitions.body_samples_rest WHERE slot_at >= %L AND slot_at < %L RETURNING *)
    INSERT INTO partitions.%I SELECT * FROM moved', monday, until, part);
  EXECUTE format('ALTER TABLE partitions.%I ENABLE ROW LEVEL SECURITY', part);
  EXECUTE format('ALTER TABLE partitions.%I FORCE ROW LEVEL SECURITY', part);
  EXECUTE format('CREATE POLICY %I ON partitions.%I FOR ALL TO dayloom_system USING (true) WITH CHECK (true)', part || '_system', part);
  EXECUTE format('ALTER TABLE public.body_samples ATTACH PARTITION partitions.%I FOR VALUES FROM (%L) TO (%L)', part, monday, until);
  RETURN true;
END $$;
--> statement-breakpoint
CREATE FUNCTION partitions.drop_body_week(monday timestamptz) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE part text := 'body_samples_' || to_char(monday AT TIME ZONE 'UTC', 'YYYY_MM_DD');
BEGIN
  IF to_regclass('partitions.' || part) IS NULL THEN RETURN false; END IF;
  SET LOCAL lock_timeout = '2s';
  EXECUTE format('ALTER TABLE public.body_samples DETACH PARTITION partitions.%I', part);
  EXECUTE format('DROP TABLE partitions.%I', part);
  RETURN true;
END $$;
