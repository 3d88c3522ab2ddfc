import { readConfig } from './config.ts';
import { startVision } from './server.ts';

const vision = await startVision(readConfig(process.env));
console.log(JSON.stringify({ event: 'listening', url: vision.url }));

let stopping = false;
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, async () => {
    if (stopping) return;
    stopping = true;
    await vision.close();
    process.exit(0);
  });
}
