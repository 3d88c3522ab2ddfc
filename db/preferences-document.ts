import { type SQL, sql } from 'drizzle-orm';
import { members } from './schema/core.ts';

const field = (name: string): SQL => sql`${members.preferences} -> ${sql.raw(`'${name}'`)}`;

/** How often the document was changed; 0 where that is no number. */
export const preferencesRevision: SQL<number> = sql<number>`case when jsonb_typeof(${field('revision')}) = 'number'
  then (${field('revision')})::int else 0 end`;

/** Whether a release that writes `version` may change the document: one of a later version stays as it is. */
export function mayChangePreferences(version: number): SQL {
  return sql`case jsonb_typeof(${field('schemaVersion')}) when 'number'
    then (${field('schemaVersion')})::numeric <= ${version} else ${field('schemaVersion')} is null end`;
}
