DROP INDEX "custom_foods_search";--> statement-breakpoint
DROP INDEX "foods_name_trigrams";--> statement-breakpoint
DROP INDEX "foods_search";--> statement-breakpoint
CREATE INDEX "foods_search" ON "foods" USING gin ("search") WITH (fastupdate=false);