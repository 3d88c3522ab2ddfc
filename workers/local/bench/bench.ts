/** `npm run bench [-- history|meals|redis|vision]`: the figures of the README, measured on this machine. */
import { historyBench } from './history/history-bench.ts';

const BENCHES: Readonly<Record<string, (options: readonly string[]) => Promise<void>>> = {
  history: historyBench,
};

const [asked, ...options] = process.argv.slice(2);
const names = asked === undefined || asked.startsWith('--') ? Object.keys(BENCHES) : [asked];
for (const name of names) {
  const bench = BENCHES[name];
  if (bench === undefined) {
    console.error(`There is no ${name}; there is ${Object.keys(BENCHES).join(', ')}.`);
    process.exit(2);
  }
  console.log(`\n## ${name}\n`);
  await bench(options);
}
