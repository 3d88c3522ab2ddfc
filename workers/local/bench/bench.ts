/** `npm run bench [-- history|meals|redis|vision]`: the figures of the README, measured on this machine. */
import { historyBench } from './history/history-bench.ts';
import { mealsBench } from './meals/meals-bench.ts';
import { runScript } from './run-script.ts';

const BENCHES: Readonly<Record<string, (options: readonly string[]) => Promise<void>>> = {
  history: historyBench,
  meals: mealsBench,
  redis: (options) => runScript('workers/local/redis/fuzz.ts', options.length > 0 ? options : ['100000']),
  vision: (options) => runScript('workers/vision/vision.bench.ts', options),
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
