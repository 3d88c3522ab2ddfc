import { defineConfig } from 'drizzle-kit';

/** `npm run db:generate` writes what changed in the schema as the next migration. */
export default defineConfig({
  dialect: 'postgresql',
  schema: './db/schema/!(*.test).ts',
  out: './db/migrations',
});
