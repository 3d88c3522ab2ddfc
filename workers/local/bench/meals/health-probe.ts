import { setTimeout as wait } from 'node:timers/promises';

/** Asks an address every 10 ms, and gives how long each answer took in ms once it is told to stop. */
export function probe(url: string): { stop(): Promise<number[]> } {
  const tookMs: number[] = [];
  let isOver = false;
  const probing = (async () => {
    while (!isOver) {
      const at = performance.now();
      await (await fetch(url)).text();
      tookMs.push(performance.now() - at);
      await wait(10);
    }
  })();
  return {
    async stop() {
      isOver = true;
      await probing;
      return tookMs;
    },
  };
}
