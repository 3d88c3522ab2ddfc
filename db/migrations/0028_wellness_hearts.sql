-- A day's heart counts for its own score, and as a part of one's range for those of the 60 days after it that have one.
CREATE FUNCTION wellness_mark_days_after(member uuid, first text, last text) RETURNS void LANGUAGE sql AS $$
  UPDATE wellness_days SET changes = changes + 1, updated_at = now()
  WHERE member_id = member AND local_day > first AND local_day <= to_char(last::date + 60, 'YYYY-MM-DD');
$$;
--> statement-breakpoint
CREATE FUNCTION wellness_mark_hearts() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE touched record;
BEGIN
  IF TG_OP = 'INSERT' THEN
    FOR touched IN SELECT member_id, min(local_day) AS first, max(local_day) AS last FROM added
      WHERE rmssd IS NOT NULL OR resting_hr IS NOT NULL GROUP BY member_id LOOP
      INSERT INTO wellness_days AS days (member_id, local_day)
      SELECT member_id, local_day FROM added
      WHERE member_id = touched.member_id AND (rmssd IS NOT NULL OR resting_hr IS NOT NULL)
      ON CONFLICT (member_id, local_day) DO UPDATE SET changes = days.changes + 1, updated_at = now();
      PERFORM wellness_mark_days_after(touched.member_id, touched.first, touched.last);
    END LOOP;
  ELSIF TG_OP = 'UPDATE' THEN
    -- Most updates of a day only count what arrived; its figures come later, by a job.
    FOR touched IN SELECT added.member_id, min(added.local_day) AS first, max(added.local_day) AS last
      FROM added JOIN removed USING (member_id, local_day)
      WHERE (added.rmssd, added.resting_hr, added.basis) IS DISTINCT FROM (removed.rmssd, removed.resting_hr, removed.basis)
      GROUP BY added.member_id LOOP
      INSERT INTO wellness_days AS days (member_id, local_day)
      SELECT member_id, added.local_day FROM added JOIN removed USING (member_id, local_day)
      WHERE member_id = touched.member_id
        AND (added.rmssd, added.resting_hr, added.basis) IS DISTINCT FROM (removed.rmssd, removed.resting_hr, removed.basis)
      ON CONFLICT (member_id, local_day) DO UPDATE SET changes = days.changes + 1, updated_at = now();
      PERFORM wellness_mark_days_after(touched.member_id, touched.first, touched.last);
    END LOOP;
  ELSE
    -- Never an insert: when a member goes, their row may be gone before their days.
    FOR touched IN SELECT member_id, min(local_day) AS first, max(local_day) AS last FROM removed GROUP BY member_id LOOP
      UPDATE wellness_days SET changes = changes + 1, updated_at = now()
      WHERE member_id = touched.member_id AND local_day = touched.first;
      PERFORM wellness_mark_days_after(touched.member_id, touched.first, touched.last);
    END LOOP;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER body_days_scored_insert AFTER INSERT ON body_days
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION wellness_mark_hearts();
--> statement-breakpoint
CREATE TRIGGER body_days_scored_update AFTER UPDATE ON body_days
  REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION wellness_mark_hearts();
--> statement-breakpoint
CREATE TRIGGER body_days_scored_delete AFTER DELETE ON body_days
  REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION wellness_mark_hearts();
--> statement-breakpoint
-- Days that were there before, and all scores that a range of theirs may move.
INSERT INTO wellness_days AS days (member_id, local_day)
SELECT member_id, local_day FROM body_days WHERE rmssd IS NOT NULL OR resting_hr IS NOT NULL
ON CONFLICT (member_id, local_day) DO UPDATE SET changes = days.changes + 1;
