DROP INDEX "food_analyses_history";--> statement-breakpoint
DROP INDEX "food_analyses_energy";--> statement-breakpoint
CREATE INDEX "food_analyses_history" ON "food_analyses" USING btree ("member_id","eaten_at","id") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "food_analyses_energy" ON "food_analyses" USING btree ("member_id","energy_kcal","id") WHERE deleted_at is null;