-- Statements run as one of two roles that nobody can log in as. Row-level security binds both; the role that logs in
-- may become either of them and is given nothing else.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'dayloom_app') THEN
    CREATE ROLE dayloom_app NOLOGIN NOBYPASSRLS;
  END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'dayloom_system') THEN
    CREATE ROLE dayloom_system NOLOGIN NOBYPASSRLS;
  END IF;
  EXECUTE format('GRANT dayloom_app, dayloom_system TO %I', current_user);
END $$;
--> statement-breakpoint
GRANT USAGE ON SCHEMA public TO dayloom_app, dayloom_system;
--> statement-breakpoint
-- What each role may do with a table is decided by the table's policies alone.
ALTER DEFAULT PRIVILEGES IN SCHEMA public
  GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO dayloom_app, dayloom_system;
--> statement-breakpoint
ALTER DEFAULT PRIVILEGES IN SCHEMA public
  GRANT USAGE, SELECT ON SEQUENCES TO dayloom_app, dayloom_system;
--> statement-breakpoint
CREATE EXTENSION IF NOT EXISTS pg_trgm;
--> statement-breakpoint
-- A server without pgvector serves everything but what needs embeddings.
DO $$
BEGIN
  IF EXISTS (SELECT FROM pg_available_extensions WHERE name = 'vector') THEN
    CREATE EXTENSION IF NOT EXISTS vector;
  END IF;
END $$;
