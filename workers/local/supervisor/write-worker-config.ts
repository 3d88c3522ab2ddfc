/** Reads wrangler.toml with wrangler's own parser and writes it as JSON: `write-worker-config.ts <from> <to>`. */
import { writeFileSync } from 'node:fs';
import { experimental_readRawConfig } from 'wrangler';

const [from = '', to = ''] = process.argv.slice(2);
const { rawConfig } = experimental_readRawConfig({ config: from });
writeFileSync(to, JSON.stringify(rawConfig));
// Wrangler keeps handles open.
process.exit(0);
