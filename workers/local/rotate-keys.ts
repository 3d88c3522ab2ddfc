import { createDb, type Db } from '#db/client.ts';
import { masterKeysInUse, rewrapMemberKeys } from '#workers/features/account/index.ts';
import { type MasterKeys, masterKeys } from '#workers/kernel/sealing/master-keys.ts';

const AT_ONCE = 200;

export interface RotateOptions {
  db: Db;
  masterKeys: MasterKeys;
  say(line: string): void;
  signal?: AbortSignal;
  atOnce?: number;
}

/**
 * Wraps every member's data key by the highest master key. Each key is written by itself, and only over what was read:
 * stop it whenever you like, and run it again. Throws, after the others are through, when some could not be opened; those
 * are left as they are.
 */
export async function rotateKeys(options: RotateOptions): Promise<{ rewrapped: number; stopped: boolean }> {
  const { db, masterKeys: keys, say, signal, atOnce = AT_ONCE } = options;
  const deps = { db, masterKeys: keys };
  let [rewrapped, unreadable] = [0, 0];
  let after: string | null = null;
  do {
    if (signal?.aborted) {
      say(`Stopped after ${rewrapped} keys. Run it again to go on.`);
      return { rewrapped, stopped: true };
    }
    const done = await rewrapMemberKeys(deps, { after, limit: atOnce });
    rewrapped += done.rewrapped;
    unreadable += done.unreadable;
    after = done.next;
    if (after !== null) say(`${rewrapped} keys wrapped by master key ${keys.current}`);
  } while (after !== null);

  const inUse = await masterKeysInUse(deps);
  const old = inUse.filter(({ version }) => version < keys.current);
  if (unreadable > 0) throw new Error(unreadableText(unreadable, old, keys));
  say(`Done: ${rewrapped} keys wrapped anew; master key ${keys.current} wraps all.`);
  const withoutShare = inUse.reduce((sum, one) => sum + one.withoutShare, 0);
  if (withoutShare > 0)
    say(
      `${withoutShare} keys have no share yet. The Worker gives them one when they are used, or in its nightly run.`,
    );
  if (keys.versions.length > 1)
    say(
      'The older master keys may leave MASTER_KEYS once no backup that needs them is kept. Destroy them then: a backup from before a member had a share opens with its master key alone, also after that member was erased.',
    );
  return { rewrapped, stopped: false };
}

function unreadableText(count: number, old: { version: number; keys: number }[], keys: MasterKeys): string {
  const reasons = old.map(({ version, keys: n }) =>
    keys.versions.includes(version)
      ? `${n} are wrapped by master key ${version}, which is here and does not fit: is it the right one?`
      : `${n} are wrapped by master key ${version}, which is not in MASTER_KEYS.`,
  );
  return `${count} data keys could not be opened, and were left as they are.\n${reasons.join('\n')}`;
}

if (process.argv[1] === import.meta.filename) {
  const { DATABASE_URL: url, NEON_LOCAL_PROXY: localProxy, MASTER_KEYS: text } = process.env;
  if (url === undefined || text === undefined) throw new Error('DATABASE_URL and MASTER_KEYS must be set');
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort());
  process.once('SIGTERM', () => stop.abort());
  const db = createDb({ url, localProxy, unavailableAfterMs: 10_000 });
  try {
    await rotateKeys({ db, masterKeys: masterKeys(text), say: console.log, signal: stop.signal });
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
