-- A server without pgvector serves everything but search by meaning. The vector has no fixed length, since models differ;
-- an index over one model's vectors names its length.
DO $$
BEGIN
  IF EXISTS (SELECT FROM pg_extension WHERE extname = 'vector') THEN
    ALTER TABLE journal_embeddings ADD COLUMN embedding vector NOT NULL;
  END IF;
END $$;
