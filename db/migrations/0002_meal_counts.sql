-- Keeps food_analysis_counts.total at the number of a member's rows in food_analyses that are not deleted. Inserts and
-- deletes are counted by statement, so that many rows at once cost one update a member.
CREATE FUNCTION count_added_meals() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO food_analysis_counts AS counts (member_id, total)
  SELECT member_id, count(*) FROM added WHERE deleted_at IS NULL GROUP BY member_id ORDER BY member_id
  ON CONFLICT (member_id) DO UPDATE SET total = counts.total + excluded.total;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION count_removed_meals() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- Never an insert: when a member goes, the row of counts may have gone first.
  UPDATE food_analysis_counts AS counts SET total = counts.total - gone.meals
  FROM (SELECT member_id, count(*) AS meals FROM removed WHERE deleted_at IS NULL GROUP BY member_id) AS gone
  WHERE counts.member_id = gone.member_id;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION count_hidden_meal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO food_analysis_counts AS counts (member_id, total)
  VALUES (new.member_id, CASE WHEN new.deleted_at IS NULL THEN 1 ELSE -1 END)
  ON CONFLICT (member_id) DO UPDATE SET total = counts.total + excluded.total;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER food_analyses_added AFTER INSERT ON food_analyses
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION count_added_meals();
--> statement-breakpoint
CREATE TRIGGER food_analyses_removed AFTER DELETE ON food_analyses
  REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION count_removed_meals();
--> statement-breakpoint
CREATE TRIGGER food_analyses_hidden AFTER UPDATE OF deleted_at ON food_analyses FOR EACH ROW
  WHEN ((old.deleted_at IS NULL) IS DISTINCT FROM (new.deleted_at IS NULL)) EXECUTE FUNCTION count_hidden_meal();
