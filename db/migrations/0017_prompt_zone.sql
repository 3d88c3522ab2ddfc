-- Whoever moves to another time zone is planned anew: the next run finds them and looks at their new clock.
CREATE FUNCTION replan_prompts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE prompt_settings
  SET next_due_at = now(), next_until = NULL, next_day = NULL, next_slot = NULL, claimed_at = NULL
  WHERE member_id = new.id AND channel <> 'none';
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER members_time_zone AFTER UPDATE OF time_zone ON members FOR EACH ROW
  WHEN (old.time_zone IS DISTINCT FROM new.time_zone) EXECUTE FUNCTION replan_prompts();
