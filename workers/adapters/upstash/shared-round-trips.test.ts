import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type Answer, shareRoundTrips } from './shared-round-trips.ts';

interface Trip {
  commands: readonly unknown[];
  back(answers?: Answer[]): Promise<void>;
  lost(): Promise<void>;
}

let trips: Trip[];
let keptAlive: Promise<unknown>[];
let nowMs: number;
const settled = () => vi.advanceTimersByTimeAsync(0);

beforeEach(() => {
  vi.useFakeTimers();
  trips = [];
  keptAlive = [];
  nowMs = 0;
});
afterEach(() => vi.useRealTimers());

const echo = (commands: readonly unknown[]) => commands.map((command) => ({ result: `${command}!` }));

function sharing() {
  return shareRoundTrips(
    (commands) =>
      new Promise((resolve, reject) => {
        trips.push({
          commands,
          back(answers = echo(commands)) {
            resolve(answers);
            return settled().then(() => undefined);
          },
          lost() {
            reject(new Error('lost'));
            return settled().then(() => undefined);
          },
        });
      }),
    { patienceMs: 250, atOnce: 2, later: (work) => keptAlive.push(work), nowMs: () => nowMs },
  );
}

const sent = () => trips.map(({ commands }) => commands);

it('sends at once while few are under way, and what comes meanwhile together', async () => {
  const send = sharing();
  const asked = [['a1', 'a2'], ['b'], ['c1', 'c2'], ['d'], ['e1', 'e2', 'e3']].map((commands) =>
    send(commands),
  );
  await settled();
  expect(sent()).toEqual([['a1', 'a2'], ['b']]);
  await trips[1]?.back();
  expect(sent()[2]).toEqual(['c1', 'c2', 'd', 'e1', 'e2', 'e3']);
  await trips[0]?.back();
  await trips[2]?.back();
  expect(sent()).toHaveLength(3);
  expect((await Promise.all(asked)).map((answers) => answers.map(({ result }) => result))).toEqual([
    ['a1!', 'a2!'],
    ['b!'],
    ['c1!', 'c2!'],
    ['d!'],
    ['e1!', 'e2!', 'e3!'],
  ]);
});

it('gives an error of one command to its own asker', async () => {
  const send = sharing();
  const [, , first, second] = ['a', 'b', 'c', 'd'].map((command) => send([command]));
  await trips[0]?.back();
  await trips[2]?.back([{ error: 'WRONGTYPE' }, { result: 1 }]);
  expect(await first).toEqual([{ error: 'WRONGTYPE' }]);
  expect(await second).toEqual([{ result: 1 }]);
});

it('fails those who shared a lost round trip, and nobody else', async () => {
  const send = sharing();
  const asked = ['a', 'b', 'c', 'd'].map((command) => send([command]));
  const outcomes = Promise.allSettled(asked);
  await trips[0]?.back();
  await trips[2]?.lost();
  await trips[1]?.back();
  expect((await outcomes).map(({ status }) => status)).toEqual([
    'fulfilled',
    'fulfilled',
    'rejected',
    'rejected',
  ]);
  void send(['e']);
  expect(sent().at(-1)).toEqual(['e']);
});

it('lets nobody wait longer than their patience, and then counts on nobody who is still out', async () => {
  const send = sharing();
  void send(['a']);
  void send(['b']);
  const outcome = Promise.allSettled([send(['c'])]);
  await vi.advanceTimersByTimeAsync(249);
  const late = send(['d']);
  await vi.advanceTimersByTimeAsync(1);
  expect((await outcome)[0]?.status).toBe('rejected');
  void send(['e']);
  expect(sent()).toEqual([['a'], ['b'], ['e']]);
  await trips[2]?.back();
  expect(sent().at(-1)).toEqual(['d']);
  await trips[3]?.back();
  expect(await late).toEqual([{ result: 'd!' }]);
});

it('makes nobody wait for a Redis that is slow', async () => {
  const send = sharing();
  void send(['a']);
  nowMs = 125;
  await trips[0]?.back();
  for (const command of ['b', 'c', 'd']) void send([command]);
  expect(sent()).toEqual([['a'], ['b'], ['c'], ['d']]);
  await trips[3]?.back();
  void send(['e']);
  expect(sent()).toHaveLength(4);
});

it('keeps whoever sends alive until the answer is there, for those who wait for it', async () => {
  const send = sharing();
  for (const command of ['a', 'b', 'c', 'd']) void send([command]);
  expect(keptAlive).toHaveLength(2);
  await trips[0]?.back();
  const [, , forAll] = keptAlive;
  const isOver = vi.fn();
  forAll?.then(isOver);
  await settled();
  expect(sent()[2]).toEqual(['c', 'd']);
  expect(isOver).not.toHaveBeenCalled();
  await trips[2]?.back();
  expect(isOver).toHaveBeenCalled();
});
