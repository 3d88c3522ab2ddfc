import { createDb } from '#db/client.ts';
import { newMember } from '#db/testing/test-database.ts';
import { startDatabase } from './start-database.ts';

/** Run by a test as a process of its own: writes members, tells the parent each id that was acknowledged, never ends. */
const [dataDir] = process.argv.slice(2);
if (dataDir === undefined || process.send === undefined) throw new Error('run by a test, with a folder');
const { url, proxy } = await startDatabase({ dataDir, port: 0 });
const db = createDb({ url, localProxy: proxy, unavailableAfterMs: 20_000 });
for (;;) {
  const { id } = await newMember(db);
  process.send(id);
}
