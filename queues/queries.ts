import { and, eq, inArray, isNull, lt, or, type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { idempotencyKeys } from '#db/schema/core.ts';
import { jobRuns } from '#db/schema/jobs.ts';

export interface RunId {
  name: string;
  key: string;
}

export interface Lease extends RunId {
  token: string;
}

export type RunState = (typeof jobRuns.$inferSelect)['state'];

export interface Standing {
  state: RunState;
  messageId: string | null;
  isBuried: boolean;
  /** Seconds for which somebody holds the row; 0 when nobody does. */
  leaseLeftS: number;
}

const ONCE = [jobRuns.name, jobRuns.key];
const released = { lease: null, leaseUntil: null };
/** The one clock that leases go by is the database's. */
const leaseIsOver = or(isNull(jobRuns.leaseUntil), lt(jobRuns.leaseUntil, sql`now()`));

function inSeconds(seconds: number): SQL<Date> {
  return sql`now() + make_interval(secs => ${seconds})`;
}

/** Drizzle's `and` may be empty; these are not. */
function only(...conditions: (SQL | undefined)[]): SQL {
  return sql`${and(...conditions)}`;
}

function at({ name, key }: RunId) {
  return and(eq(jobRuns.name, name), eq(jobRuns.key, key));
}

function held({ token, ...id }: Lease) {
  return and(at(id), eq(jobRuns.lease, token));
}

/** How the row stands. */
const standing = {
  state: jobRuns.state,
  messageId: jobRuns.messageId,
  isBuried: sql<boolean>`${jobRuns.buriedAt} is not null`,
  leaseLeftS: sql<number>`greatest(0, ceil(extract(epoch from ${jobRuns.leaseUntil} - now())))::int`,
};

export type Claim = { claimed: true; attempt: number } | { claimed: false; standing: Standing | null };

/**
 * Takes a run for `leaseS` seconds: a new one, one that failed, one whose runner is gone, or a dead one that comes with
 * another message. Of any number of claims at once one wins; only the others look how the row stands then.
 */
export async function claimRun(
  db: Db,
  lease: Lease,
  by: { messageId: string; leaseS: number },
): Promise<Claim> {
  const { messageId, leaseS } = by;
  const running = {
    state: 'running' as const,
    messageId,
    lease: lease.token,
    leaseUntil: inSeconds(leaseS),
  };
  const system = db.asSystem(`job: claim ${lease.name}`);
  const [row] = await system.run((q) =>
    q
      .insert(jobRuns)
      .values({ name: lease.name, key: lease.key, attempts: 1, ...running })
      .onConflictDoUpdate({
        target: ONCE,
        set: {
          ...running,
          attempts: sql`${jobRuns.attempts} + 1`,
          finishedAt: null,
          buriedAt: null,
          updatedAt: sql`now()`,
        },
        setWhere: only(
          leaseIsOver,
          or(
            inArray(jobRuns.state, ['queued', 'failed', 'running']),
            and(eq(jobRuns.state, 'dead'), sql`${jobRuns.messageId} is distinct from excluded.message_id`),
          ),
        ),
      })
      .returning({ attempt: jobRuns.attempts }),
  );
  if (row !== undefined) return { claimed: true, attempt: row.attempt };
  const [found] = await system.run((q) => q.select(standing).from(jobRuns).where(at(lease)).limit(1));
  return { claimed: false, standing: found ?? null };
}

/** Ends a run that is still ours; false when somebody else took it over meanwhile. */
export async function finishRun(db: Db, lease: Lease, end: { errorCode: string | null }): Promise<boolean> {
  const state = end.errorCode === null ? 'done' : 'failed';
  const rows = await db.asSystem(`job: finish ${lease.name}`).run((q) =>
    q
      .update(jobRuns)
      .set({ state, errorCode: end.errorCode, finishedAt: sql`now()`, ...released })
      .where(and(held(lease), eq(jobRuns.state, 'running')))
      .returning({ id: jobRuns.id }),
  );
  return rows.length > 0;
}

/**
 * Marks a run dead that nobody holds and that no later message carries, and takes it for `leaseS` seconds so that one
 * caller buries it. A message that never reached us has no row yet, and gets one.
 */
export async function claimBurial(
  db: Db,
  lease: Lease,
  by: { messageId: string; leaseS: number },
): Promise<Claim> {
  const { messageId, leaseS } = by;
  const dead = { state: 'dead' as const, messageId, lease: lease.token, leaseUntil: inSeconds(leaseS) };
  const isSameMessage = sql`${jobRuns.messageId} = excluded.message_id`;
  const [claimed, found] = await db.asSystem(`job: bury ${lease.name}`).all((q) => [
    q
      .insert(jobRuns)
      .values({ name: lease.name, key: lease.key, errorCode: 'undelivered', finishedAt: sql`now()`, ...dead })
      .onConflictDoUpdate({
        target: ONCE,
        set: { ...dead, finishedAt: sql`now()`, updatedAt: sql`now()` },
        setWhere: only(
          leaseIsOver,
          or(
            and(
              inArray(jobRuns.state, ['queued', 'failed', 'running']),
              or(isNull(jobRuns.messageId), isSameMessage),
            ),
            and(eq(jobRuns.state, 'dead'), isSameMessage, isNull(jobRuns.buriedAt)),
          ),
        ),
      })
      .returning({ attempt: jobRuns.attempts }),
    q.select(standing).from(jobRuns).where(at(lease)).limit(1),
  ]);
  const [row] = claimed;
  return row ? { claimed: true, attempt: row.attempt } : { claimed: false, standing: found[0] ?? null };
}

/** Lets go of a dead run, buried or to be buried by the next call. */
export async function finishBurial(db: Db, lease: Lease, end: { isBuried: boolean }): Promise<void> {
  await db.asSystem(`job: bury ${lease.name}`).run((q) =>
    q
      .update(jobRuns)
      .set({ ...released, ...(end.isBuried && { buriedAt: sql`now()` }) })
      .where(held(lease)),
  );
}

/**
 * Notes work that is to be published again, and gives those that this call won: work without a row, and work that has
 * stood still for `staleAfterS` seconds without being done or buried.
 */
export async function claimLost(db: Db, lost: readonly RunId[], staleAfterS: number): Promise<RunId[]> {
  if (lost.length === 0) return [];
  return db.asSystem('job: sweep').run((q) =>
    q
      .insert(jobRuns)
      // In one order everywhere: two sweeps that lock the same rows crosswise would stop each other.
      .values(inOrder(lost).map(({ name, key }) => ({ name, key, state: 'queued' as const })))
      .onConflictDoUpdate({
        target: ONCE,
        set: { state: 'queued', messageId: null, updatedAt: sql`now()`, ...released },
        setWhere: only(
          leaseIsOver,
          lt(jobRuns.updatedAt, inSeconds(-staleAfterS)),
          or(
            inArray(jobRuns.state, ['queued', 'failed', 'running']),
            and(eq(jobRuns.state, 'dead'), isNull(jobRuns.buriedAt)),
          ),
        ),
      })
      .returning({ name: jobRuns.name, key: jobRuns.key }),
  );
}

function inOrder(runs: readonly RunId[]): RunId[] {
  const idOf = ({ name, key }: RunId) => `${name}\n${key}`;
  return [...runs].sort((a, b) => (idOf(a) < idOf(b) ? -1 : 1));
}

/** Makes noted work findable at once, because it could not be published. */
export async function releaseLost(db: Db, lost: readonly RunId[], staleAfterS: number): Promise<void> {
  if (lost.length === 0) return;
  await db.asSystem('job: sweep').run((q) =>
    q
      .update(jobRuns)
      .set({ updatedAt: inSeconds(-staleAfterS - 1) })
      .where(and(eq(jobRuns.state, 'queued'), or(...lost.map(at)))),
  );
}

/** Removes up to `limit` rows that have been done, or in any other state, for so long. Gives how many. */
export async function deleteOldRuns(
  db: Db,
  { doneDays, otherDays, limit }: { doneDays: number; otherDays: number; limit: number },
): Promise<number> {
  const isOlder = (days: number) => lt(jobRuns.updatedAt, inSeconds(-days * 86_400));
  const rows = await db.asSystem('job: tidy runs').run((q) =>
    q
      .delete(jobRuns)
      .where(
        inArray(
          jobRuns.id,
          q
            .select({ id: jobRuns.id })
            .from(jobRuns)
            .where(or(and(eq(jobRuns.state, 'done'), isOlder(doneDays)), isOlder(otherDays)))
            .limit(limit),
        ),
      )
      .returning({ id: jobRuns.id }),
  );
  return rows.length;
}

/** Removes up to `limit` idempotency keys that are older than `hours`. Gives how many. */
export async function deleteOldIdempotencyKeys(
  db: Db,
  { hours, limit }: { hours: number; limit: number },
): Promise<number> {
  const rows = await db.asSystem('job: tidy idempotency keys').run((q) =>
    q
      .delete(idempotencyKeys)
      .where(
        inArray(
          idempotencyKeys.id,
          q
            .select({ id: idempotencyKeys.id })
            .from(idempotencyKeys)
            .where(lt(idempotencyKeys.createdAt, inSeconds(-hours * 3600)))
            .limit(limit),
        ),
      )
      .returning({ id: idempotencyKeys.id }),
  );
  return rows.length;
}
