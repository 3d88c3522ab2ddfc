import type { Clock } from './clock.ts';
import type { Message } from './message.ts';

interface Bounds {
  parallelism: number;
  rate: number;
  periodMs: number;
  paused: boolean;
}

interface Lane {
  waiting: Message[];
  active: Set<string>;
  starts: number[];
  bounds: Bounds;
  wake: (() => void) | null;
}

/**
 * Holds messages back until their flow-control key or queue has room. A queue is a lane that keeps a message's place
 * while it is retried, so that order holds. Unlike the service, a queue does not wait for callbacks.
 */
export interface Lanes {
  /** Starts the message when there is room, at once for a message without a lane. */
  enter(message: Message): void;
  /** Takes a place without waiting: a queued message that was being retried when the program ended. */
  hold(message: Message): void;
  leave(message: Message): void;
  setQueue(name: string, bounds: { parallelism: number; paused: boolean }): void;
  waitingIn(key: string): number;
}

export function createLanes(clock: Clock, start: (message: Message) => void): Lanes {
  const lanes = new Map<string, Lane>();

  const laneOf = (key: string): Lane => {
    const known = lanes.get(key);
    if (known) return known;
    const made: Lane = {
      waiting: [],
      active: new Set(),
      starts: [],
      bounds: { parallelism: 1, rate: 0, periodMs: 1000, paused: false },
      wake: null,
    };
    lanes.set(key, made);
    return made;
  };

  const laneFor = (message: Message): Lane | null => {
    if (message.queueName !== null) return laneOf(queueKey(message.queueName));
    const { flow } = message.settings;
    return flow && laneOf(`flow:${flow.key}`);
  };

  const pump = (lane: Lane): void => {
    lane.wake?.();
    lane.wake = null;
    while (lane.waiting.length > 0 && !lane.bounds.paused) {
      const { parallelism, rate, periodMs } = lane.bounds;
      if (parallelism > 0 && lane.active.size >= parallelism) return;
      const now = clock.now();
      lane.starts = lane.starts.filter((time) => time > now - periodMs);
      if (rate > 0 && lane.starts.length >= rate) {
        lane.wake = clock.at((lane.starts[0] ?? now) + periodMs, () => pump(lane));
        return;
      }
      const next = lane.waiting.shift();
      if (!next) return;
      lane.active.add(next.messageId);
      if (rate > 0) lane.starts.push(now);
      start(next);
    }
  };

  return {
    enter(message) {
      const lane = laneFor(message);
      if (!lane || lane.active.has(message.messageId)) return start(message);
      // The bounds of a key are those of its latest message.
      if (message.queueName === null && message.settings.flow) {
        lane.bounds = { ...message.settings.flow, paused: false };
      }
      lane.waiting.push(message);
      pump(lane);
    },
    hold(message) {
      laneFor(message)?.active.add(message.messageId);
    },
    leave(message) {
      const lane = laneFor(message);
      if (!lane) return;
      lane.active.delete(message.messageId);
      lane.waiting = lane.waiting.filter((other) => other.messageId !== message.messageId);
      pump(lane);
    },
    setQueue(name, { parallelism, paused }) {
      const lane = laneOf(queueKey(name));
      lane.bounds = { parallelism, paused, rate: 0, periodMs: 1000 };
      pump(lane);
    },
    waitingIn: (key) => lanes.get(key)?.waiting.length ?? 0,
  };
}

export function queueKey(name: string): string {
  return `queue:${name}`;
}
