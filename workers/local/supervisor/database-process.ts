/** The database in a process of its own, since PGlite blocks while it works. */

import { startDatabase } from '#db/local/start-database.ts';
import { readyForParent } from './parent.ts';
import { partOptions } from './part-options.ts';

const { port, dataDir } = partOptions() as { port: number; dataDir: string };
const database = await startDatabase({ port, host: '127.0.0.1', dataDir });
if (database.migrated.length > 0) console.log(`migrated: ${database.migrated.join(', ')}`);
readyForParent(() => database.close());
