ALTER TABLE "food_analyses" ADD COLUMN "reference" jsonb;--> statement-breakpoint
ALTER TABLE "food_items" ADD COLUMN "portion" jsonb;