/** `npm run bench [-- erasure|export|habits|history|houses|hrv|journal|lifecycles|markers|meals|prompts|redis|vision|vision-browser] [--photos <folder>]`: the figures of the README, measured on this machine. */

import { appleHealthBench } from './body/apple-health-bench.ts';
import { hrvBench } from './body/hrv-bench.ts';
import { erasureBench } from './erasure/erasure-bench.ts';
import { exportBench } from './erasure/export-bench.ts';
import { habitsBench } from './habits/habits-bench.ts';
import { historyBench } from './history/history-bench.ts';
import { housesBench } from './houses/houses-bench.ts';
import { journalBench } from './journal/journal-bench.ts';
import { lifecyclesBench } from './lifecycles-bench.ts';
import { markersBench } from './markers/markers-bench.ts';
import { mealsBench } from './meals/meals-bench.ts';
import { promptsBench } from './prompts/prompts-bench.ts';
import { redisBench } from './redis-bench.ts';
import { visionBench } from './vision-bench.ts';
import { visionBrowserBench } from './vision-browser/vision-browser-bench.ts';

const BENCHES: Readonly<Record<string, (options: readonly string[]) => Promise<void>>> = {
  habits: habitsBench,
  houses: housesBench,
  erasure: erasureBench,
  export: exportBench,
  'apple-health': appleHealthBench,
  history: historyBench,
  hrv: hrvBench,
  journal: journalBench,
  lifecycles: lifecyclesBench,
  markers: markersBench,
  meals: mealsBench,
  prompts: promptsBench,
  redis: redisBench,
  vision: visionBench,
  'vision-browser': visionBrowserBench,
};

// Parts end when this process does, and it is to end as a process does that was not killed.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));

const words = process.argv.slice(2);
const isNamed = words[0] !== undefined && !words[0].startsWith('--');
const names = isNamed ? words.slice(0, 1) : Object.keys(BENCHES);
for (const name of names) {
  const bench = BENCHES[name];
  if (bench === undefined) {
    console.error(`There is no ${name}; there is ${Object.keys(BENCHES).join(', ')}.`);
    process.exit(2);
  }
  console.log(`\n## ${name}\n`);
  await bench(words.slice(isNamed ? 1 : 0));
}
// What was measured may keep handles open.
process.exit();
