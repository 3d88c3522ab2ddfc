-- A page of all of a member's meals, the latest first, with their number in the first column. A function of PL/pgSQL keeps its
-- plan for the session, where a statement is planned each time; it runs as its caller, so that row-level security decides.
CREATE FUNCTION food_history_page(asked_member uuid, page_size integer, skipped integer)
RETURNS TABLE (
  total integer, id uuid, state text, source text, meal text, eaten_at timestamptz, local_day text, title text,
  item_names text[], has_photo boolean, energy_kcal real, energy_low real, energy_high real, energy_missing integer,
  protein_g real, fat_g real, carbohydrate_g real
)
LANGUAGE plpgsql STABLE SECURITY INVOKER AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY
    SELECT coalesce((SELECT counts.total FROM food_analysis_counts counts), 0), id, state, source, meal, eaten_at, local_day,
      title, item_names, has_photo, energy_kcal, energy_low, energy_high, energy_missing, protein_g, fat_g, carbohydrate_g
    FROM food_analyses
    WHERE member_id = asked_member AND deleted_at IS NULL
    ORDER BY eaten_at DESC, id DESC LIMIT page_size OFFSET skipped;
END $$;
