import type { BuildExtraConfigColumns } from 'drizzle-orm';
import { type SQL, sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  type PgColumnBuilderBase,
  type PgTableExtraConfigValue,
  pgPolicy,
  pgRole,
  pgTable,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core';
import { v7 as uuidv7 } from 'uuid';

/** Statements of a signed-in member run as this role; its policies show the member's own rows and no others. */
export const appRole = pgRole('dayloom_app').existing();
/** Jobs, webhooks and staff run as this role, always with a reason. */
export const systemRole = pgRole('dayloom_system').existing();

/** The member a transaction was opened for; null, which matches no row, when nobody was named. */
export const currentMember: SQL = sql`nullif(current_setting('app.member', true), '')::uuid`;

/** UUIDv7 primary key, made by the application so that it is known before the insert. */
export function id() {
  return uuid('id')
    .primaryKey()
    .$defaultFn(() => uuidv7());
}

/** An instant, kept with its time zone, read as a `Date`. */
export function instant(name: string) {
  return timestamp(name, { withTimezone: true, mode: 'date' });
}

/** `created_at` and `updated_at`, both by the database's clock. */
export function timestamps() {
  return {
    createdAt: instant('created_at').notNull().defaultNow(),
    updatedAt: instant('updated_at')
      .notNull()
      .defaultNow()
      .$onUpdate(() => sql`now()`),
  };
}

/** `deleted_at`: null while the row is alive. */
export function softDelete() {
  return { deletedAt: instant('deleted_at') };
}

/** Row-level policies of a table whose `column` says which member a row belongs to. */
export function memberPolicies(table: string, column: SQL | AnyPgColumn) {
  const own = sql`${column} = ${currentMember}`;
  return [
    pgPolicy(`${table}_member`, { for: 'all', to: appRole, using: own, withCheck: own }),
    systemPolicy(table),
  ];
}

function systemPolicy(table: string) {
  return pgPolicy(`${table}_system`, {
    for: 'all',
    to: systemRole,
    using: sql`true`,
    withCheck: sql`true`,
  });
}

type Columns = Record<string, PgColumnBuilderBase>;
type Extras<N extends string, C extends Columns> = (
  table: BuildExtraConfigColumns<N, C, 'pg'>,
) => PgTableExtraConfigValue[];

/** `member_id`, pointing at the member it is given; the row goes when the member goes. */
export function memberId(member: () => AnyPgColumn) {
  return uuid('member_id').notNull().references(member, { onDelete: 'cascade' });
}

/**
 * Makes `memberTable`, the only way to declare a table with a person's data: `pgTable` plus `member_id` plus both
 * policies, so that no such table can be declared without them. `member` is the column that `member_id` points at.
 */
export function memberTables(member: () => AnyPgColumn) {
  return function memberTable<N extends string, C extends Columns>(
    name: N,
    columns: C,
    extras?: Extras<N, C & { memberId: ReturnType<typeof memberId> }>,
  ) {
    return pgTable(name, { ...columns, memberId: memberId(member) }, (table) => [
      ...memberPolicies(name, table.memberId),
      ...(extras?.(table) ?? []),
    ]);
  };
}

/** A table that every member may read and only the system may write: catalogues. */
export function sharedTable<N extends string, C extends Columns>(name: N, columns: C, extras?: Extras<N, C>) {
  return pgTable(name, columns, (table) => [
    pgPolicy(`${name}_readers`, { for: 'select', to: appRole, using: sql`true` }),
    systemPolicy(name),
    ...(extras?.(table) ?? []),
  ]);
}

/** A table that only the system reads and writes: job receipts, dead letters, audit. */
export function systemTable<N extends string, C extends Columns>(name: N, columns: C, extras?: Extras<N, C>) {
  return pgTable(name, columns, (table) => [systemPolicy(name), ...(extras?.(table) ?? [])]);
}
