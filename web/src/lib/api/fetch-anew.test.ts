import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { expect, it } from 'vitest';
import { fetchAnew } from './fetch-anew.ts';

const KEY = ['food', 'meal', 'one'];

/** A query that is looked at, and whose answers come when they are let go. */
function asked() {
  const queries = new QueryClient();
  const answers: ((state: string) => void)[] = [];
  const queryFn = () => new Promise<string>((answer) => answers.push(answer));
  const end = new QueryObserver(queries, { queryKey: KEY, queryFn }).subscribe(() => undefined);
  return { queries, answers, end };
}

it('asks anew for a first answer that was on its way when the event came', async () => {
  const { queries, answers, end } = asked();
  expect(answers).toHaveLength(1);
  const anew = fetchAnew(queries, ['food', 'meal']);
  await expect.poll(() => answers.length).toBe(2);
  answers[0]?.('matching');
  answers[1]?.('ready');
  await anew;
  expect(queries.getQueryData(KEY)).toBe('ready');
  end();
});

it('asks again for what is here, and leaves alone what nobody named', async () => {
  const { queries, answers, end } = asked();
  answers[0]?.('matching');
  await expect.poll(() => queries.getQueryData(KEY)).toBe('matching');
  await fetchAnew(queries, ['journal']);
  expect(answers).toHaveLength(1);
  const anew = fetchAnew(queries, KEY);
  await expect.poll(() => answers.length).toBe(2);
  answers[1]?.('ready');
  await anew;
  expect(queries.getQueryData(KEY)).toBe('ready');
  end();
});
