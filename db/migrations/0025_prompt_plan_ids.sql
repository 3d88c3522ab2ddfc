-- Whoever was taken by a runner of the earlier kind is planned anew.
UPDATE "prompt_settings" SET next_due_at = now(), next_until = NULL, next_day = NULL, next_slot = NULL
WHERE next_due_at IS NULL AND claimed_at IS NOT NULL;--> statement-breakpoint
CREATE OR REPLACE FUNCTION replan_prompts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE prompt_settings
  SET next_due_at = now(), next_until = NULL, next_day = NULL, next_slot = NULL, next_prompt_id = gen_random_uuid()
  WHERE member_id = new.id AND channel <> 'none';
  RETURN NULL;
END $$;
--> statement-breakpoint
ALTER TABLE "prompt_settings" DROP COLUMN "claimed_at";
