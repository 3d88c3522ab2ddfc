-- The same page by a function that opens the member's scope itself, so that scope and page are one statement. It is called by
-- the owner, takes the member's role before it reads, and its kept plan holds the policies of that role. Its settings end with
-- the transaction, which is the statement. A time limit cannot be set from within: what it reads is bounded by its page.
DROP FUNCTION food_history_page(uuid, integer, integer);
--> statement-breakpoint
CREATE FUNCTION food_history_page_of(member uuid, page_size integer, skipped integer)
RETURNS TABLE (
  total integer, id uuid, state text, source text, meal text, eaten_at timestamptz, local_day text, title text,
  item_names text[], has_photo boolean, energy_kcal real, energy_low real, energy_high real, energy_missing integer,
  protein_g real, fat_g real, carbohydrate_g real
)
LANGUAGE plpgsql VOLATILE SECURITY INVOKER AS $$
#variable_conflict use_column
DECLARE
  set_to text;
BEGIN
  set_to := set_config('role', 'dayloom_app', true);
  set_to := set_config('app.member', member::text, true);
  RETURN QUERY
    SELECT coalesce((SELECT counts.total FROM food_analysis_counts counts), 0), id, state, source, meal, eaten_at, local_day,
      title, item_names, has_photo, energy_kcal, energy_low, energy_high, energy_missing, protein_g, fat_g, carbohydrate_g
    FROM food_analyses
    WHERE member_id = member AND deleted_at IS NULL
    ORDER BY eaten_at DESC, id DESC LIMIT page_size OFFSET skipped;
END $$;
