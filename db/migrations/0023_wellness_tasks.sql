-- A task that is only planned changes no points and yet the reasons ('nothing is due', 'may still be done'), so all of them mark.
CREATE OR REPLACE FUNCTION wellness_mark_tasks() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'DELETE' THEN
    INSERT INTO wellness_days AS days (member_id, local_day)
    SELECT member_id, local_day FROM added GROUP BY member_id, local_day ORDER BY member_id, local_day
    ON CONFLICT (member_id, local_day) DO UPDATE SET changes = days.changes + 1, updated_at = now();
  END IF;
  IF TG_OP <> 'INSERT' THEN
    UPDATE wellness_days AS days SET changes = days.changes + 1, updated_at = now()
    FROM (SELECT DISTINCT member_id, local_day FROM removed) AS gone
    WHERE days.member_id = gone.member_id AND days.local_day = gone.local_day;
  END IF;
  RETURN NULL;
END $$;
