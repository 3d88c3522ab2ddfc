/**
 * Makes row-level security bind the owner of a table too; drizzle-kit only enables it. `sql` is a migration as
 * drizzle-kit wrote it.
 */
export function forceRowSecurity(sql: string): string {
  return sql.replaceAll(
    /ALTER TABLE ("[^;]+") ENABLE ROW LEVEL SECURITY;/g,
    (enable, table: string) =>
      `${enable}--> statement-breakpoint\nALTER TABLE ${table} FORCE ROW LEVEL SECURITY;`,
  );
}
