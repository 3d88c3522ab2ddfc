import { expect, test } from 'vitest';
import { exposition } from './exposition.ts';
import { type FigureBatch, gatherFigures } from './figures.ts';
import { METRICS } from './metrics.ts';

function gathered(store: (batch: FigureBatch) => Promise<void> = async () => undefined) {
  const batches: FigureBatch[] = [];
  const figures = gatherFigures({
    store: async (batch) => {
      await store(batch);
      batches.push(batch);
    },
    now: () => new Date('2026-11-26T10:00:31Z'),
    later: () => undefined,
    gatherMs: 0,
  });
  return { figures, batches };
}

test('sums up what was counted, and for charts without the labels that staff do not see', async () => {
  const { figures, batches } = gathered();
  figures.observe('dayloom_api_latency_seconds', { method: 'GET', route: '/a', status: '2xx' }, 0.004);
  figures.observe('dayloom_api_latency_seconds', { method: 'GET', route: '/b', status: '2xx' }, 9);
  figures.add('dayloom_ai_tokens_total', { model: 'm', direction: 'in' }, 12);
  await figures.flush();
  const [batch] = batches;
  expect(batch?.minute.toISOString()).toBe('2026-11-26T10:00:00.000Z');
  expect(batch?.totals).toHaveLength(3);
  expect(batch?.charts).toEqual([
    {
      series: 'dayloom_api_latency_seconds{status="2xx"}',
      count: 2,
      sum: 9.004,
      buckets: [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1],
    },
  ]);
});

test('keeps what could not be stored, and stores it once', async () => {
  let isAway = true;
  const { figures, batches } = gathered(async () => {
    if (isAway) throw new Error('away');
  });
  figures.add('dayloom_task_completed_total');
  await figures.flush();
  isAway = false;
  figures.add('dayloom_task_completed_total');
  await figures.flush();
  await figures.flush();
  expect(batches.map(({ totals }) => totals)).toEqual([
    [{ series: 'dayloom_task_completed_total', count: 2, sum: 0, buckets: null }],
  ]);
});

test('writes histograms cumulatively, and labels that need it escaped', async () => {
  const { figures, batches } = gathered();
  figures.observe('dayloom_db_query_seconds', { scope: 'a"b' }, 0.007);
  figures.observe('dayloom_db_query_seconds', { scope: 'a"b' }, 0.3);
  await figures.flush();
  const text = exposition(batches[0]?.totals ?? []);
  expect(text).toContain('# TYPE dayloom_db_query_seconds histogram');
  expect(text).toContain('dayloom_db_query_seconds_bucket{scope="a\\"b",le="0.005"} 0\n');
  expect(text).toContain('dayloom_db_query_seconds_bucket{scope="a\\"b",le="0.4"} 2\n');
  expect(text).toContain('dayloom_db_query_seconds_count{scope="a\\"b"} 2\n');
});

test('names every figure before anything was counted, and begins a counter without labels at 0', () => {
  const text = exposition([]);
  for (const name of Object.keys(METRICS)) expect(text).toContain(`# TYPE ${name} `);
  expect(text).toContain('\ndayloom_task_completed_total 0\n');
  expect(text.split('\n').filter((line) => line !== '' && !line.startsWith('#'))).toEqual([
    'dayloom_task_completed_total 0',
  ]);
});
