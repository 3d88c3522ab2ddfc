import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createGate, type Gate, type Line } from './gate.ts';

class Late extends Error {}
class Gone extends Error {}

let keptAlive: number;

beforeEach(() => {
  vi.useFakeTimers();
  keptAlive = 0;
});
afterEach(() => vi.useRealTimers());

const after = (ms: number) => vi.advanceTimersByTimeAsync(ms);

function gateOf(places: number, patienceMs = 6_000): Gate {
  return createGate({
    places,
    patienceMs,
    whenLate: () => new Late(),
    later: (work) => {
      keptAlive += 1;
      work.catch(() => undefined);
    },
  });
}

/** Something that takes so long in its place. What is told: who began, in order, and who ended how. */
function working(gate: Gate, takesMs: number) {
  const began: unknown[] = [];
  const ended: { name: unknown; afterMs: number; outcome: unknown }[] = [];
  const startMs = Date.now();
  const act = (enter: Gate['pass'], line: Line, name: unknown) => {
    const tell = (outcome: unknown) => ended.push({ name, afterMs: Date.now() - startMs, outcome });
    enter(line, async () => {
      began.push(name);
      await new Promise((done) => setTimeout(done, takesMs));
      return 'rows';
    }).then(tell, tell);
  };
  return {
    began,
    ended,
    ask: (line: Line, name: unknown = line) => act(gate.pass, line, name),
    askAsJob: (name: unknown) => act(gate.passJob, {}, name),
  };
}

it('lets so many in at once, and each who leaves lets the next one in', async () => {
  const { ask, began, ended } = working(gateOf(2), 10);
  for (const name of ['a', 'b', 'c', 'd', 'e']) ask(name);
  await after(0);
  expect(began).toEqual(['a', 'b']);
  await after(10);
  expect(began).toEqual(['a', 'b', 'c', 'd']);
  await after(20);
  expect(ended.map(({ name, afterMs }) => [name, afterMs])).toEqual([
    ['a', 10],
    ['b', 10],
    ['c', 20],
    ['d', 20],
    ['e', 30],
  ]);
  expect(keptAlive).toBe(5);
});

it('lets members take turns, however much one of them asks', async () => {
  const { ask, began } = working(gateOf(1), 10);
  for (let nth = 0; nth < 50; nth++) ask('greedy', `greedy ${nth}`);
  ask('modest');
  ask('another');
  await after(30);
  expect(began).toEqual(['greedy 0', 'greedy 1', 'modest', 'another']);
});

it('gives jobs each fourth place while persons wait, and all of them when nobody does', async () => {
  const { ask, askAsJob, began } = working(gateOf(1), 10);
  for (let nth = 0; nth < 6; nth++) ask(`p${nth}`);
  for (let nth = 0; nth < 3; nth++) askAsJob(`job ${nth}`);
  await after(200);
  expect(began).toEqual(['p0', 'p1', 'p2', 'p3', 'job 0', 'p4', 'p5', 'job 1', 'job 2']);
});

it('gives a place back when what had it failed', async () => {
  const gate = gateOf(1);
  await expect(gate.pass('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  await expect(gate.pass('b', async () => 'rows')).resolves.toBe('rows');
});

it('lets nobody wait beyond their patience, and does nothing for them then', async () => {
  const { ask, began, ended } = working(gateOf(1, 50), 80);
  ask('a');
  ask('b');
  await after(200);
  expect(began).toEqual(['a']);
  expect(ended).toEqual([
    { name: 'b', afterMs: 50, outcome: expect.any(Late) },
    { name: 'a', afterMs: 80, outcome: 'rows' },
  ]);
});

it('tells all who wait at once that what they wait for is gone', async () => {
  const gate = gateOf(1);
  const { ask, askAsJob, ended } = working(gate, 900);
  for (const name of ['a', 'b', 'c']) ask(name);
  askAsJob('job');
  await after(10);
  gate.giveUp(new Gone());
  await after(0);
  expect(ended.map(({ name, afterMs, outcome }) => [name, afterMs, outcome instanceof Gone])).toEqual([
    ['b', 10, true],
    ['c', 10, true],
    ['job', 10, true],
  ]);
  expect(gate.expectedWaitMs()).toBe(0);
});

it('foresees the wait from what others took, and from a line that does not move', async () => {
  const gate = gateOf(2);
  const { ask } = working(gate, 100);
  for (let nth = 0; nth < 60; nth++) ask(`early ${nth}`);
  // Of a gate that knows nothing yet, a second is expected for each round.
  expect(gate.expectedWaitMs()).toBe(29_000);
  await after(2_900);
  for (let nth = 0; nth < 100; nth++) ask(`late ${nth}`);
  await after(150);
  // 98 or so wait, two of them leave each 100 ms.
  expect(gate.expectedWaitMs()).toBeGreaterThan(4_000);
  expect(gate.expectedWaitMs()).toBeLessThan(5_000);

  const stuck = gateOf(1);
  working(stuck, 100_000).ask('a');
  working(stuck, 0).ask('b');
  await after(3_000);
  expect(stuck.expectedWaitMs()).toBe(3_000);
});

it('counts those who are announced among those who wait, until they come, go or vanish', async () => {
  const gate = gateOf(2);
  await gate.pass('first', () => after(100));
  const announced = Array.from({ length: 42 }, () => gate.announce());
  expect(gate.expectedWaitMs()).toBe(2_000);
  for (const came of announced.slice(0, 20)) came();
  announced[0]?.();
  expect(gate.expectedWaitMs()).toBe(1_000);
  await after(10_001);
  expect(gate.expectedWaitMs()).toBe(0);
});

it('takes a place back from a request that the runtime ended', async () => {
  const gate = gateOf(1, 100_000);
  gate.pass('gone', () => new Promise(() => undefined));
  await after(60_001);
  await expect(gate.pass('next', async () => 'rows')).resolves.toBe('rows');
});
