import { z } from 'zod';
import type { LiveClient } from '#workers/live/testing/live-client.ts';

/** What is told of an analysis that goes well, after it was queued. */
export const STEPS = ['detecting', 'describing', 'matching', 'ready'];

const event = z.object({ type: z.literal('food-analysis'), id: z.string(), state: z.string() });

/** The states that the socket tells of one analysis, up to and with `last`. */
export async function statesUntil(live: LiveClient, id: string, last: string): Promise<string[]> {
  const states: string[] = [];
  while (states.at(-1) !== last) {
    const told = event.parse(JSON.parse(await live.next()));
    if (told.id === id) states.push(told.state);
  }
  return states;
}

/** All frames that were sent until now: a pong cannot overtake them. */
export async function framesUntilNow(live: LiveClient): Promise<string[]> {
  const frames: string[] = [];
  live.send('ping');
  for (let frame = await live.next(); frame !== 'pong'; frame = await live.next()) frames.push(frame);
  return frames;
}
