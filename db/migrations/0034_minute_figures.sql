ALTER TABLE "body_windows" ADD COLUMN "minutes" smallint[];--> statement-breakpoint
ALTER TABLE "body_windows" ADD COLUMN "minute_hr" real[];--> statement-breakpoint
ALTER TABLE "body_windows" ADD COLUMN "minute_sdnn" real[];--> statement-breakpoint
ALTER TABLE "body_windows" ADD COLUMN "minute_rmssd" real[];--> statement-breakpoint
ALTER TABLE "body_windows" ADD COLUMN "minute_beats" smallint[];--> statement-breakpoint
ALTER TABLE "mood_moments" ADD COLUMN "heart_by" text;--> statement-breakpoint
-- Days whose raw samples are kept are worked out anew: their windows get their minutes.
UPDATE body_days SET wanted = wanted + 1 WHERE local_day > to_char(now() - interval '89 days', 'YYYY-MM-DD');
