/** On whose behalf a transaction runs. Row-level security reads it; nothing of it outlives the transaction. */
export type Scope = { role: 'dayloom_app'; member: string } | { role: 'dayloom_system'; reason: string };

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export function memberScope(member: string): Scope {
  if (!UUID.test(member)) throw new TypeError('A member scope needs the id of a member');
  return { role: 'dayloom_app', member };
}

/** `reason` says which job or which person's act this is; Postgres sees it as `app.reason`. */
export function systemScope(reason: string): Scope {
  if (reason.trim() === '') throw new TypeError('A system scope needs a reason');
  return { role: 'dayloom_system', reason };
}

function settings(scope: Scope, statementTimeoutMs: number): [name: string, value: string][] {
  return [
    ['role', scope.role],
    scope.role === 'dayloom_app' ? ['app.member', scope.member] : ['app.reason', scope.reason],
    ['statement_timeout', String(statementTimeoutMs)],
  ];
}

const SET_SCOPE = 'select set_config($1, $2, true), set_config($3, $4, true), set_config($5, $6, true)';

/** The statement that opens a batch: role, member or reason, and time limit, each for this transaction alone. */
export function scopeStatement(scope: Scope, statementTimeoutMs: number): { text: string; params: string[] } {
  return { text: SET_SCOPE, params: settings(scope, statementTimeoutMs).flat() };
}

/**
 * `begin` and the scope as one message of the simple protocol, for an interactive transaction. That protocol has no
 * parameters: `quote` makes a text a literal.
 */
export function beginScoped(
  scope: Scope,
  statementTimeoutMs: number,
  quote: (text: string) => string,
): string {
  const calls = settings(scope, statementTimeoutMs).map(
    ([name, value]) => `set_config(${quote(name)}, ${quote(value)}, true)`,
  );
  return `begin; select ${calls.join(', ')}`;
}
