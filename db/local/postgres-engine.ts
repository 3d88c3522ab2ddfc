import type { Engine, Session } from './engine.ts';
import { connectPostgres, type PostgresConnection } from './postgres-connection.ts';

/** A Postgres server as an engine: a pool of at most `max` connections; whoever comes later waits in line. */
export async function postgresEngine(connectionString: string, max = 16): Promise<Engine> {
  const url = new URL(connectionString);
  const idle: PostgresConnection[] = [];
  const all = new Set<PostgresConnection>();
  const waiting: (() => void)[] = [];
  let open = 0;

  async function take(): Promise<PostgresConnection> {
    for (;;) {
      const ready = idle.pop();
      if (ready !== undefined) return ready;
      if (open < max) return await add();
      await new Promise<void>((resolve) => waiting.push(resolve));
    }
  }

  async function add(): Promise<PostgresConnection> {
    open++;
    try {
      const connection = await connectPostgres(url);
      all.add(connection);
      connection.onClose(() => forget(connection));
      return connection;
    } catch (error) {
      open--;
      waiting.shift()?.();
      throw error;
    }
  }

  function forget(connection: PostgresConnection): void {
    if (!all.delete(connection)) return;
    open--;
    const at = idle.indexOf(connection);
    if (at >= 0) idle.splice(at, 1);
    waiting.shift()?.();
  }

  function session(connection: PostgresConnection): Session {
    let released = false;
    return {
      exchange: (messages) => connection.exchange(messages),
      release(broken = false) {
        if (released) return;
        released = true;
        if (broken) connection.destroy();
        else if (all.has(connection)) idle.push(connection);
        waiting.shift()?.();
      },
    };
  }

  const first = await take();
  idle.push(first);
  return {
    serverVersion: first.serverVersion,
    sessionPer: 'socket',
    acquire: async () => session(await take()),
    async close() {
      for (const connection of all) connection.destroy();
    },
  };
}
