-- Counts wellness_days.changes up for each day whose score a statement may have changed, in the same transaction. A day that
-- rows leave is only updated, never inserted: when a member goes, their row may be gone before their meals.
CREATE FUNCTION wellness_mark_meals() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'DELETE' THEN
    INSERT INTO wellness_days AS days (member_id, local_day)
    SELECT member_id, local_day FROM added WHERE state = 'ready' AND deleted_at IS NULL GROUP BY member_id, local_day ORDER BY member_id, local_day
    ON CONFLICT (member_id, local_day) DO UPDATE SET changes = days.changes + 1, updated_at = now();
  END IF;
  IF TG_OP <> 'INSERT' THEN
    UPDATE wellness_days AS days SET changes = days.changes + 1, updated_at = now()
    FROM (SELECT DISTINCT member_id, local_day FROM removed WHERE state = 'ready' AND deleted_at IS NULL) AS gone
    WHERE days.member_id = gone.member_id AND days.local_day = gone.local_day;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER food_analyses_scored_insert AFTER INSERT ON food_analyses
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION wellness_mark_meals();
--> statement-breakpoint
CREATE TRIGGER food_analyses_scored_update AFTER UPDATE ON food_analyses
  REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION wellness_mark_meals();
--> statement-breakpoint
CREATE TRIGGER food_analyses_scored_delete AFTER DELETE ON food_analyses
  REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION wellness_mark_meals();
--> statement-breakpoint
CREATE FUNCTION wellness_mark_entries() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'DELETE' THEN
    INSERT INTO wellness_days AS days (member_id, local_day)
    SELECT member_id, local_day FROM added WHERE mood IS NOT NULL AND deleted_at IS NULL GROUP BY member_id, local_day ORDER BY member_id, local_day
    ON CONFLICT (member_id, local_day) DO UPDATE SET changes = days.changes + 1, updated_at = now();
  END IF;
  IF TG_OP <> 'INSERT' THEN
    UPDATE wellness_days AS days SET changes = days.changes + 1, updated_at = now()
    FROM (SELECT DISTINCT member_id, local_day FROM removed WHERE mood IS NOT NULL AND deleted_at IS NULL) AS gone
    WHERE days.member_id = gone.member_id AND days.local_day = gone.local_day;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER journal_entries_scored_insert AFTER INSERT ON journal_entries
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION wellness_mark_entries();
--> statement-breakpoint
CREATE TRIGGER journal_entries_scored_update AFTER UPDATE ON journal_entries
  REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION wellness_mark_entries();
--> statement-breakpoint
CREATE TRIGGER journal_entries_scored_delete AFTER DELETE ON journal_entries
  REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION wellness_mark_entries();
--> statement-breakpoint
CREATE FUNCTION wellness_mark_tasks() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'DELETE' THEN
    INSERT INTO wellness_days AS days (member_id, local_day)
    SELECT member_id, local_day FROM added WHERE state NOT IN ('scheduled', 'notified', 'started') GROUP BY member_id, local_day ORDER BY member_id, local_day
    ON CONFLICT (member_id, local_day) DO UPDATE SET changes = days.changes + 1, updated_at = now();
  END IF;
  IF TG_OP <> 'INSERT' THEN
    UPDATE wellness_days AS days SET changes = days.changes + 1, updated_at = now()
    FROM (SELECT DISTINCT member_id, local_day FROM removed WHERE state NOT IN ('scheduled', 'notified', 'started')) AS gone
    WHERE days.member_id = gone.member_id AND days.local_day = gone.local_day;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER task_instances_scored_insert AFTER INSERT ON task_instances
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION wellness_mark_tasks();
--> statement-breakpoint
CREATE TRIGGER task_instances_scored_update AFTER UPDATE ON task_instances
  REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION wellness_mark_tasks();
--> statement-breakpoint
CREATE TRIGGER task_instances_scored_delete AFTER DELETE ON task_instances
  REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION wellness_mark_tasks();
--> statement-breakpoint
-- Days that were there before.
INSERT INTO wellness_days (member_id, local_day)
SELECT member_id, local_day FROM food_analyses WHERE state = 'ready' AND deleted_at IS NULL
UNION SELECT member_id, local_day FROM journal_entries WHERE mood IS NOT NULL AND deleted_at IS NULL
UNION SELECT member_id, local_day FROM task_instances WHERE state NOT IN ('scheduled', 'notified', 'started');
