-- Members arrive and go, and change role and plan, by the system alone; of their own row they write these columns.
REVOKE INSERT, UPDATE, DELETE ON members FROM dayloom_app;
--> statement-breakpoint
GRANT UPDATE (time_zone, preferences, updated_at) ON members TO dayloom_app;
