import { type SQL, sql } from 'drizzle-orm';

/** Conditions that must all hold. Unlike drizzle's `and` it takes at least one, and so always gives SQL. */
export function allOf(...conditions: [SQL, ...SQL[]]): SQL {
  return sql`(${sql.join(conditions, sql` and `)})`;
}
