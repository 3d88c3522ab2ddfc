-- The index of the vectors that the journal's own model makes. One of another model has an index of its own, over its own
-- length: https://github.com/pgvector/pgvector#can-i-store-vectors-with-different-dimensions-in-the-same-column
DO $$
BEGIN
  IF EXISTS (SELECT FROM pg_extension WHERE extname = 'vector') THEN
    CREATE INDEX journal_embeddings_own ON journal_embeddings
      USING hnsw ((embedding::vector(128)) vector_cosine_ops) WHERE model = 'dayloom-words-1';
    CREATE INDEX journal_embeddings_bge_m3 ON journal_embeddings
      USING hnsw ((embedding::vector(1024)) vector_cosine_ops) WHERE model = '@cf/baai/bge-m3';
  END IF;
END $$;
