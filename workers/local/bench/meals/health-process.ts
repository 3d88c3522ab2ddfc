/** Asks an address every 10 ms in a process that does nothing else; says at the end how long each answer took, in ms. */
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { serveParent } from '../serve-parent.ts';

await serveParent(async (asked) => {
  const { url } = z.object({ url: z.string() }).parse(asked);
  const tookMs: number[] = [];
  let isOver = false;
  async function ask(): Promise<void> {
    while (!isOver) {
      const at = performance.now();
      await (await fetch(url)).text();
      tookMs.push(performance.now() - at);
      await wait(10);
    }
  }
  const asking = ask();
  return {
    says: 'asking',
    async close() {
      isOver = true;
      await asking;
      return tookMs;
    },
  };
});
