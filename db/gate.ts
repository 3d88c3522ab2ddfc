/** Whoever waits in one line is let in in turn with all other lines. Objects stand for themselves alone. */
export type Line = string | object;

export interface Gate {
  /** Does `work` once there is a place; rejects with what `giveUp` was told, or with `whenLate` past `patienceMs`. */
  pass<T>(line: Line, work: () => Promise<T>): Promise<T>;
  /** The same for jobs: while any wait, each fourth place is theirs. */
  passJob<T>(line: Line, work: () => Promise<T>): Promise<T>;
  /** Somebody who will want a place soon; call what it gives when they came, or went. Twice does no harm. */
  announce(): () => void;
  /** How long who comes now would wait behind all who wait or are announced, in ms, as it looks. */
  expectedWaitMs(): number;
  /** All who wait are told at once: what they wait for is gone. */
  giveUp(error: Error): void;
}

export interface GateOptions {
  /** So many are under way at once. */
  places: number;
  /** Nobody waits for a place longer. */
  patienceMs: number;
  whenLate: () => Error;
  /** Keeps the request of whoever works or waits alive, though its client went away: its place would never be given back. */
  later?: (work: Promise<unknown>) => unknown;
  nowMs?: () => number;
}

interface Since {
  sinceMs: number;
}

interface Waiting {
  letIn(): void;
  refuse(error: Error): void;
}

/** The longest that a place is held, or somebody is announced; after that they are gone, as a request that the runtime ended. */
const LONGEST_HELD_MS = 60_000;
const LONGEST_ANNOUNCED_MS = 10_000;
const EACH_JOB_TURN = 4;
/** What the latest of those who worked weighs in the mean of their times. */
const LATEST_WEIGHS = 0.1;
/** Taken for that mean until the first is back, so that a new isolate does not let in whoever comes. */
const UNKNOWN_MS = 1_000;

/**
 * A bound on what is under way, with a fair queue before it: lines take turns, and each is served in its order. Statements
 * that a database cannot work on yet wait better here than there: they cost it nothing, no patience with an answer runs yet,
 * and who comes last can be told so while nothing of theirs has begun.
 *
 * A request's I/O belongs to it, so everybody waits for a promise of their own, with a timer of their own: the runtime ends
 * a request that waits for nothing else.
 */
export function createGate(options: GateOptions): Gate {
  const { places, patienceMs, whenLate, later = () => undefined, nowMs = Date.now } = options;
  const held = new Set<Since>();
  const announced = new Set<Since>();
  const persons = inTurns();
  const jobs = inTurns();
  let turn = 0;
  let meanMs: number | null = null;
  let movedAtMs = 0;

  const waiting = () => persons.size() + jobs.size();

  function hasPlace(): boolean {
    if (held.size < places) return true;
    forget(held, nowMs() - LONGEST_HELD_MS);
    return held.size < places;
  }

  function letNextIn(): void {
    if (waiting() === 0 || !hasPlace()) return;
    turn += 1;
    const [first, second] = turn % EACH_JOB_TURN === 0 ? [jobs, persons] : [persons, jobs];
    (first.next() ?? second.next())?.letIn();
  }

  function take(): Since {
    const place = { sinceMs: nowMs() };
    movedAtMs = place.sinceMs;
    held.add(place);
    return place;
  }

  function leave(place: Since): void {
    held.delete(place);
    const tookMs = nowMs() - place.sinceMs;
    meanMs = meanMs === null ? tookMs : meanMs + (tookMs - meanMs) * LATEST_WEIGHS;
    letNextIn();
  }

  function place(turns: Turns, line: Line): Promise<Since> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        turns.remove(line, one);
        reject(whenLate());
      }, patienceMs);
      const one: Waiting = {
        letIn() {
          clearTimeout(timer);
          resolve(take());
        },
        refuse(error) {
          clearTimeout(timer);
          reject(error);
        },
      };
      turns.add(line, one);
    });
  }

  async function work<T>(turns: Turns, line: Line, act: () => Promise<T>): Promise<T> {
    const mine = waiting() === 0 && hasPlace() ? take() : await place(turns, line);
    try {
      return await act();
    } finally {
      leave(mine);
    }
  }

  function enter<T>(turns: Turns, line: Line, act: () => Promise<T>): Promise<T> {
    const outcome = work(turns, line, act);
    later(outcome);
    return outcome;
  }

  return {
    pass: (line, act) => enter(persons, line, act),
    passJob: (line, act) => enter(jobs, line, act),
    announce() {
      const one = { sinceMs: nowMs() };
      announced.add(one);
      return () => announced.delete(one);
    },
    expectedWaitMs() {
      const all = waiting() + announced.size + held.size;
      if (all < places) return 0;
      forget(announced, nowMs() - LONGEST_ANNOUNCED_MS);
      const many = Math.max(0, waiting() + announced.size + held.size - places);
      const stuckMs = waiting() === 0 ? 0 : nowMs() - movedAtMs;
      return Math.max((many * (meanMs ?? UNKNOWN_MS)) / places, stuckMs);
    },
    giveUp(error) {
      for (const turns of [persons, jobs]) for (const one of turns.clear()) one.refuse(error);
    },
  };
}

/** Takes out what stands since before then: a set keeps the order in which it was filled. */
function forget(all: Set<Since>, beforeMs: number): void {
  for (const one of all) {
    if (one.sinceMs >= beforeMs) return;
    all.delete(one);
  }
}

interface Turns {
  size(): number;
  add(line: Line, one: Waiting): void;
  remove(line: Line, one: Waiting): void;
  /** The first of the line whose turn it is. */
  next(): Waiting | undefined;
  clear(): Waiting[];
}

/** Lines that are served in turn: a map keeps the order in which they were put in. */
function inTurns(): Turns {
  const lines = new Map<Line, Waiting[]>();
  let size = 0;
  return {
    size: () => size,
    add(line, one) {
      size += 1;
      const known = lines.get(line);
      if (known === undefined) lines.set(line, [one]);
      else known.push(one);
    },
    remove(line, one) {
      const rest = lines.get(line)?.filter((other) => other !== one) ?? [];
      size -= (lines.get(line)?.length ?? 0) - rest.length;
      if (rest.length === 0) lines.delete(line);
      else lines.set(line, rest);
    },
    next() {
      for (const [line, [first, ...rest]] of lines) {
        lines.delete(line);
        if (rest.length > 0) lines.set(line, rest);
        size -= 1;
        return first;
      }
      return undefined;
    },
    clear() {
      const all = [...lines.values()].flat();
      lines.clear();
      size = 0;
      return all;
    },
  };
}
