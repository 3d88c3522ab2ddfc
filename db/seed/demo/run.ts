/** Gives the demo person the last 60 days. Reads `DATABASE_URL` and, locally, `NEON_LOCAL_PROXY`. */
import { createDb } from '#db/client.ts';
import { seedDemo } from './seed-demo.ts';

const url = process.env.DATABASE_URL;
if (url === undefined) throw new Error('DATABASE_URL is not set');
const db = createDb({ url, localProxy: process.env.NEON_LOCAL_PROXY, unavailableAfterMs: 10_000 });
const added = await seedDemo(db, {
  now: new Date(),
  masterKeys: process.env.MASTER_KEYS,
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
});
console.log(`${added} demo meals added.`);
