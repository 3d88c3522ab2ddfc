import { afterAll, beforeAll, expect, test } from 'vitest';
import { postgresBinaries, type TestPostgres, testPostgres } from '#db/testing/test-postgres.ts';
import { countingJob, deliveryOf, letterOf, testReceiver } from './local/job-test-kit.ts';
import { runSweep } from './sweeps.ts';

const bin = postgresBinaries();
const AT_ONCE = 20;

let postgres: TestPostgres;
beforeAll(async () => {
  if (bin) postgres = await testPostgres(bin, { maxConnections: AT_ONCE });
});
afterAll(() => postgres?.close());

function atOnce<T>(act: (n: number) => Promise<T>): Promise<T[]> {
  return Promise.all(Array.from({ length: AT_ONCE }, (_, n) => act(n)));
}

test.skipIf(!bin)('of twenty deliveries in twenty sessions one runs, round after round', async () => {
  const { job, ran } = countingJob();
  const { receive } = testReceiver({ db: postgres.db, jobs: [job] });
  for (let round = 1; round <= 10; round++) {
    const message = job.message(`round ${round}`, { n: round });
    const responses = await atOnce((n) => receive(deliveryOf(message, { messageId: `msg_${n}` })));
    expect(ran).toHaveLength(round);
    expect(new Set(responses.map(({ status }) => status))).not.toContain(500);
    expect(responses.filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(1);
  }
});

test.skipIf(!bin)('of twenty letters about one death one buries', async () => {
  const { job, died } = countingJob();
  const { receive } = testReceiver({ db: postgres.db, jobs: [job] });
  const message = job.message('dead', { n: 1 });
  await atOnce(() => receive(letterOf(message, 'msg_a')));
  expect(died).toEqual([1]);
});

test.skipIf(!bin)('of twenty sweeps at once one publishes', async () => {
  const { job } = countingJob();
  const lost = Array.from({ length: 30 }, (_, n) => job.message(`lost ${n}`, { n }));
  const sent: string[] = [];
  const deps = {
    db: postgres.db,
    jobs: {
      enqueue: async (messages: readonly { key: string }[]) =>
        void sent.push(...messages.map(({ key }) => key)),
    },
  };
  await atOnce((n) =>
    runSweep({ name: 'test', find: async () => (n % 2 ? lost : lost.toReversed()) }, deps, 30),
  );
  expect(sent.sort()).toEqual(lost.map(({ key }) => key).sort());
});
