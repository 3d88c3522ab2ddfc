/** Postgres gave no answer, or none that it stands by: nothing is known of the statement. Worth another try. */
export class DatabaseUnavailable extends Error {
  override readonly name = 'DatabaseUnavailable';
}

/** The five-character SQLSTATE of a failed statement, however it was wrapped; null when Postgres said nothing. */
export function sqlState(error: unknown): string | null {
  return postgresField(error, 'code', /^[0-9A-Z]{5}$/);
}

/** The name of the unique constraint or index that a statement ran into (SQLSTATE 23505), else null. */
export function uniqueViolation(error: unknown): string | null {
  return sqlState(error) === '23505' ? (postgresField(error, 'constraint', /./) ?? 'unknown') : null;
}

function postgresField(error: unknown, field: 'code' | 'constraint', shape: RegExp): string | null {
  let link: unknown = error;
  for (let depth = 0; depth < 4 && typeof link === 'object' && link !== null; depth++) {
    const value: unknown = Reflect.get(link, field);
    if (typeof value === 'string' && shape.test(value)) return value;
    link = Reflect.get(link, 'cause');
  }
  return null;
}

/**
 * SQLSTATEs that speak of the server and not of the statement: connection exceptions, insufficient resources, shutting
 * down, starting up. See the PostgreSQL manual, appendix A. 57014, a cancelled statement, is the statement's own fault.
 */
const SERVER_TROUBLE = /^(08...|53...|57P0[1-5]|58...)$/;

/**
 * What a caller sees of a failed statement: `DatabaseUnavailable`, or the error of Postgres itself. Drizzle's wrapper
 * is taken off because its message repeats the parameters; `detail` and `where` go because they repeat the row.
 */
export function asDatabaseError(error: unknown): unknown {
  if (error instanceof DatabaseUnavailable) return error;
  const state = sqlState(error);
  const bare = withoutDrizzle(error);
  if (state === null) {
    return isTransport(bare) ? new DatabaseUnavailable('The database did not answer', { cause: bare }) : bare;
  }
  if (SERVER_TROUBLE.test(state)) {
    return new DatabaseUnavailable(`The database is not serving (${state})`, { cause: bare });
  }
  if (bare instanceof Error) {
    Reflect.set(bare, 'detail', undefined);
    Reflect.set(bare, 'where', undefined);
  }
  return bare;
}

function withoutDrizzle(error: unknown): unknown {
  return error instanceof Error && 'query' in error && 'params' in error ? error.cause : error;
}

const TRANSPORT_MESSAGES =
  /connection (terminated|timeout|ended)|client (was closed|has encountered)|not queryable|query read timeout|websocket/i;

function isTransport(error: unknown): boolean {
  if (!(error instanceof Error)) return typeof error === 'object' && error !== null && 'type' in error;
  return (
    error.name === 'NeonDbError' || error.name === 'AbortError' || TRANSPORT_MESSAGES.test(error.message)
  );
}
