import type { Db, ScopedDb } from '#db/client.ts';
import { testDatabase } from '#db/testing/test-database.ts';
import { sayConsent } from '#workers/features/account/consents.ts';
import { addSamples } from '#workers/features/body/add-samples.ts';
import { referenceIntervals } from '#workers/features/body/evaluation/reference-intervals.ts';
import { rollUp } from '#workers/features/body/roll-up.ts';
import { addSource } from '#workers/features/body/sources.ts';
import { asId } from '#workers/kernel/ids.ts';
import { masterKeys } from '#workers/kernel/sealing/master-keys.ts';
import type { Deps } from '#workers/kernel/verb.ts';
import { markdownTable } from '../markdown-table.ts';
import { quantile } from '../quantile.ts';

const SAMPLES = 10_000;
const BATCHES = 12;

interface Count {
  roundTrips: number;
  statements: number;
}

/** The same database, with what is asked of it counted; of a transaction of many round trips, only that there was one. */
function counting(db: Db, count: Count): Db {
  const scoped = (scope: ScopedDb): ScopedDb => {
    const one =
      <Args extends unknown[], R>(ask: (...args: Args) => R) =>
      (...args: Args): R => {
        count.roundTrips += 1;
        count.statements += 1;
        return ask(...args);
      };
    return {
      run: one(scope.run),
      rows: one(scope.rows),
      rowsOf: one(scope.rowsOf),
      json: one(scope.json),
      transaction: one(scope.transaction),
      all(build) {
        count.roundTrips += 1;
        return scope.all((q) => {
          const statements = build(q);
          count.statements += statements.length;
          return statements;
        });
      },
    };
  };
  return { ...db, asMember: (id) => scoped(db.asMember(id)), asSystem: (why) => scoped(db.asSystem(why)) };
}

/** Batches of 10,000 new intervals, each of a night of its own, and a repeat: time of the whole process, PGlite included, and statements. */
export async function measureBatch(): Promise<string> {
  const database = await testDatabase();
  const count: Count = { roundTrips: 0, statements: 0 };
  const deps = {
    db: counting(database.db, count),
    masterKeys: masterKeys(`1:${btoa('master key of the bench, 32 byte')}`),
    jobs: { enqueue: async () => undefined },
    now: () => new Date(),
    later: () => undefined,
    errors: { capture: () => undefined },
  } as unknown as Deps;
  const ctx = {
    member: {
      id: asId<'member'>((await database.newMember()).id),
      role: 'member',
      plan: 'free',
      timeZone: 'UTC',
    },
    actor: { kind: 'job', name: 'bench' },
    now: new Date(),
    correlationId: 'bench',
  } as const;
  await sayConsent({ ctx, deps, input: { purpose: 'health-data', isGranted: true } });
  const { id } = await addSource({ ctx, deps, input: { kind: 'api', name: 'Bench' } });
  const values = [...referenceIntervals(SAMPLES)];
  const send = (night: number) =>
    addSamples({
      ctx,
      deps,
      input: {
        sourceId: asId<'body-source'>(id),
        batch: {
          series: [
            { kind: 'rr', startAt: new Date(ctx.now.getTime() - night * 86_400_000).toISOString(), values },
          ],
        },
      },
    });
  const rows: string[][] = [];
  const measure = async (name: string, times: number, act: (round: number) => Promise<unknown>) => {
    const figures: { cpu: number; wall: number }[] = [];
    let asked = { ...count };
    for (let round = 0; round < times; round += 1) {
      asked = { ...count };
      const [cpu, wall] = [process.cpuUsage(), performance.now()];
      await act(round);
      const { user, system } = process.cpuUsage(cpu);
      figures.push({ cpu: (user + system) / 1_000, wall: performance.now() - wall });
    }
    const median = (of: 'cpu' | 'wall') =>
      quantile(
        figures.map((one) => one[of]),
        0.5,
      ).toFixed(0);
    const statements = `${count.statements - asked.statements} in ${count.roundTrips - asked.roundTrips}`;
    rows.push([name, median('cpu'), median('wall'), statements]);
  };
  await measure(`${SAMPLES} new intervals stored`, BATCHES, (round) => send(round + 2));
  await measure('the same ones again', BATCHES, (round) => send(round + 2));
  await measure('the figures of all their days', 1, () => rollUp({ ctx, deps, input: {} }));
  await database.close();
  return markdownTable(
    ['a batch, PGlite in the same process', 'CPU ms', 'wall ms', 'statements in round trips'],
    rows,
  );
}
