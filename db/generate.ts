import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { forceRowSecurity } from './force-row-security.ts';

/** Writes what changed in the schema as the next migration; `--custom --name <name>` makes an empty one. */
const folder = 'db/migrations';
const migrations = () => readdirSync(folder).filter((name) => name.endsWith('.sql'));

const before = new Set(migrations());
const kit = ['node_modules/drizzle-kit/bin.cjs', 'generate', '--config', 'db/drizzle.config.ts'];
execFileSync(process.execPath, [...kit, ...process.argv.slice(2)], { stdio: 'inherit' });
for (const name of migrations().filter((name) => !before.has(name))) {
  const path = `${folder}/${name}`;
  writeFileSync(path, forceRowSecurity(readFileSync(path, 'utf8')));
}
