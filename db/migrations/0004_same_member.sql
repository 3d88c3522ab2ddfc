ALTER TABLE "food_items" DROP CONSTRAINT "food_items_analysis_id_food_analyses_id_fk";
--> statement-breakpoint
ALTER TABLE "food_items" DROP CONSTRAINT "food_items_custom_food_id_custom_foods_id_fk";
--> statement-breakpoint
ALTER TABLE "food_photos" DROP CONSTRAINT "food_photos_analysis_id_food_analyses_id_fk";
--> statement-breakpoint
ALTER TABLE "food_analyses" ADD CONSTRAINT "food_analyses_of_member" UNIQUE("id","member_id");
--> statement-breakpoint
ALTER TABLE "custom_foods" ADD CONSTRAINT "custom_foods_of_member" UNIQUE("id","member_id");
--> statement-breakpoint
ALTER TABLE "food_items" ADD CONSTRAINT "food_items_analysis_id_member_id_food_analyses_id_member_id_fk" FOREIGN KEY ("analysis_id","member_id") REFERENCES "public"."food_analyses"("id","member_id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "food_items" ADD CONSTRAINT "food_items_custom_food" FOREIGN KEY ("custom_food_id","member_id") REFERENCES "public"."custom_foods"("id","member_id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "food_photos" ADD CONSTRAINT "food_photos_analysis_id_member_id_food_analyses_id_member_id_fk" FOREIGN KEY ("analysis_id","member_id") REFERENCES "public"."food_analyses"("id","member_id") ON DELETE cascade ON UPDATE no action;
