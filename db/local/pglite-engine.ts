import type { PGlite } from '@electric-sql/pglite';
import type { Engine, Session } from './engine.ts';

/** PGlite as an engine. It is one session: whoever acquires it has it alone, the others wait in line. */
export async function pgliteEngine(database: PGlite): Promise<Engine> {
  const { rows } = await database.query<{ version: string }>(
    `select current_setting('server_version') as version`,
  );
  const waiting: (() => void)[] = [];
  let held = false;

  function pass(): void {
    const next = waiting.shift();
    if (next === undefined) held = false;
    else next();
  }

  function session(): Session {
    let released = false;
    return {
      async exchange(messages) {
        return Buffer.from(await database.execProtocolRaw(messages));
      },
      release() {
        if (released) return;
        released = true;
        pass();
      },
    };
  }

  return {
    serverVersion: rows[0]?.version ?? '',
    sessionPer: 'transaction',
    async acquire() {
      if (held) await new Promise<void>((resolve) => waiting.push(resolve));
      held = true;
      return session();
    },
    close: () => database.close(),
  };
}
