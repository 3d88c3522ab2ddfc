/**
 * `npm run eval:vision -- <food-images folder>`: what the detectors that models.json names are worth on photos that no
 * training saw, read and searched as the photo server does it. `--write` puts the tables into the model card.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { detect, type Network } from '../detector.ts';
import { findInstalled } from '../installed-models.ts';
import { CATALOGUE, loadCatalogue, modelsDirOf } from '../model-catalogue.ts';
import { openNetwork } from '../onnx-network.ts';
import { turnOffRuntimeTelemetry } from '../runtime-telemetry.ts';
import { asHands, averagePrecision, falseAlarms, type Looked, reliability, topOne } from './figures.ts';
import { portionLines } from './portion-lines.ts';
import { reliabilityDiagram } from './reliability-diagram.ts';
import { readClasses, type TestPhoto, testPhotos } from './test-photos.ts';

/** Averages are taken over classes with at least so many boxes. */
const ENOUGH = 20;
const CARD = path.join(import.meta.dirname, '../weights/README.md');

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { write: { type: 'boolean', default: false } },
});
const folder = positionals[0] ?? process.env.FOOD_IMAGES_DIR;
if (folder === undefined) {
  console.error('Usage: npm run eval:vision -- <folder with grocery, epicure and fruit300> [--write]');
  process.exit(2);
}
turnOffRuntimeTelemetry();
const classes = readClasses(path.join(import.meta.dirname, '../training/classes.json'));
const foods = new Set([...classes.foods.map(({ label }) => label), ...classes.kept.food]);
const photos = await testPhotos(folder, classes);
const { installed } = await findInstalled(await loadCatalogue(CATALOGUE), modelsDirOf(process.env));

interface Column {
  name: string;
  floor: number;
  looked: Looked[];
  networkMs: number;
  photoMs: number;
  memoryMb: number;
  runs: number;
}
const columns: Column[] = [];
for (const { entry, bytes } of installed) {
  const network = await openNetwork({ ...entry, floor: 0.01 }, bytes);
  const looked = await look(photos, network);
  const sample = photos.filter((_, index) => index % 5 === 0);
  const timed = { networkMs: 0, runs: 0 };
  const asServed = timing(await openNetwork(entry, bytes), timed);
  const before = process.cpuUsage();
  await look(sample, asServed);
  const photoMs = cpuMsSince(before);
  const memoryMb = process.memoryUsage.rss() / 2 ** 20;
  columns.push({ name: entry.name, floor: entry.floor, looked, ...timed, photoMs, memoryMb });
}

const [own] = columns;
if (own === undefined) throw new Error('no detector is installed');

const share = (value: number) => `${(100 * value).toFixed(1)} %`;
const ap = (value: { ap: number } | null) => (value === null ? '' : value.ap.toFixed(3));
const labels = [...foods, ...classes.kept.tableware];
const rows = labels.map((label) => ({
  label,
  cells: columns.map(({ looked }) => averagePrecision(looked, label)),
}));
const known = rows.filter(({ cells }) => cells.some((cell) => cell !== null));
const mean = (index: number, wanted: (row: (typeof rows)[number]) => boolean) => {
  const aps = known.filter(wanted).flatMap(({ cells }) => cells[index]?.ap ?? []);
  return (aps.reduce((sum, value) => sum + value, 0) / aps.length).toFixed(3);
};
const isLarge = ({ label, cells }: (typeof rows)[number]) =>
  foods.has(label) && (cells[0]?.boxes ?? 0) >= ENOUGH;
const fruit = (index: number) =>
  ['apple', 'banana', 'orange']
    .map((label) =>
      ap(
        averagePrecision(
          (columns[index]?.looked ?? []).filter(({ photo }) => photo.source === 'fruit300'),
          label,
        ),
      ),
    )
    .join(', ');

const lines = [
  `On ${photos.length} photos of the test split, each read and searched as the photo server does it.`,
  '',
  `| | ${columns.map(({ name }) => name).join(' | ')} |`,
  `| --- |${columns.map(() => ' ---: |').join('')}`,
  row('grocery, 43 coarse classes: top 1', ({ looked }) => share(topOne(from(looked, 'grocery')).share)),
  row('the same on the makers’ own list, from other days and shops', ({ looked }) =>
    share(topOne(from(looked, 'elsewhere')).share),
  ),
  row(`AP50, mean over foods with at least ${ENOUGH} boxes`, (_, index) => mean(index, isLarge)),
  row('AP50 of apple, banana, orange on fruit300', (_, index) => fruit(index)),
  row('bananas that touch taken as one hand, drawn and shown ones alike', ({ looked, floor }) =>
    ap(averagePrecision(asHands(from(looked, 'fruit300'), 'banana', floor), 'banana')),
  ),
  row('photos without food on which food is said to be', ({ looked, floor }) => {
    const { alarms, photos: empty } = falseAlarms(looked, floor, foods);
    return `${alarms} of ${empty}`;
  }),
  row('calibration error of boxes that are shown', ({ looked, floor }) =>
    reliability(alike(looked), floor).error.toFixed(3),
  ),
  row('the same on tables alone (fruit300, epicure, photos)', ({ looked, floor }) =>
    reliability(tables(looked), floor).error.toFixed(3),
  ),
  row('the same on shelves alone', ({ looked, floor }) =>
    reliability(from(looked, 'grocery'), floor).error.toFixed(3),
  ),
  row('the same with the makers’ own list', ({ looked, floor }) =>
    reliability(looked, floor).error.toFixed(3),
  ),
  row('CPU of the network, one thread', ({ networkMs, runs }) => `${(networkMs / runs).toFixed(1)} ms`),
  row(
    'CPU of a whole photo, read, scaled and searched',
    ({ photoMs, runs }) => `${(photoMs / runs).toFixed(1)} ms`,
  ),
  row('memory of the process then', ({ memoryMb }) => `${memoryMb.toFixed(0)} MB`),
  '',
  `| AP50 by class | boxes | ${columns.map(({ name }) => name).join(' | ')} |`,
  `| --- | ---: |${columns.map(() => ' ---: |').join('')}`,
  ...known.map(({ label, cells }) => {
    const boxes = Math.max(...cells.map((cell) => cell?.boxes ?? 0));
    return `| ${label} | ${boxes} | ${cells.map((cell) => ap(cell)).join(' | ')} |`;
  }),
  '',
  '![How often a box is right, against what it says](reliability.svg)',
  '',
  ...reliabilityTable('shelves', from(own.looked, 'grocery')),
  '',
  ...reliabilityTable('tables', tables(own.looked)),
  '',
  ...portionLines(from(own.looked, 'fruit300'), own.floor),
];
console.log(lines.join('\n'));
if (values.write) {
  const card = readFileSync(CARD, 'utf8');
  writeFileSync(
    CARD,
    card.replace(/(<!-- figures -->\n)[\s\S]*(<!-- \/figures -->)/, `$1${lines.join('\n')}\n$2`),
  );
  const curves = [
    { name: 'shelves of a shop', bins: reliability(from(own.looked, 'grocery'), 0.1).bins },
    { name: 'tables', bins: reliability(tables(own.looked), 0.1).bins },
  ];
  writeFileSync(path.join(path.dirname(CARD), 'reliability.svg'), reliabilityDiagram(curves));
}

function from(looked: readonly Looked[], source: Looked['photo']['source']): Looked[] {
  return looked.filter(({ photo }) => photo.source === source);
}

/** What members photograph. */
function tables(looked: readonly Looked[]): Looked[] {
  return looked.filter(({ photo }) => photo.source !== 'elsewhere' && photo.source !== 'grocery');
}

function reliabilityTable(kind: string, looked: readonly Looked[]): string[] {
  return [
    `| on ${kind} it says | boxes | says on average | is right |`,
    '| --- | ---: | ---: | ---: |',
    ...reliability(looked, 0.1).bins.map(
      (bin) => `| ${share(bin.from)} and more | ${bin.count} | ${share(bin.said)} | ${share(bin.right)} |`,
    ),
  ];
}

/** Photos of the same kind as those that were learned from. */
function alike(looked: readonly Looked[]): Looked[] {
  return looked.filter(({ photo }) => photo.source !== 'elsewhere');
}

function row(title: string, cell: (column: Column, index: number) => string): string {
  return `| ${title} | ${columns.map(cell).join(' | ')} |`;
}

async function look(photos: readonly TestPhoto[], network: Network): Promise<Looked[]> {
  const looked: Looked[] = [];
  for (const photo of photos) {
    const outcome = await detect(readFileSync(photo.file), [network]);
    if (!outcome.ok) continue;
    const { width, height, detections } = outcome;
    looked.push({ photo, aspect: width / height, found: detections });
  }
  return looked;
}

function cpuMsSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function timing(network: Network, sum: { networkMs: number; runs: number }): Network {
  return {
    ...network,
    async run(fed) {
      const before = process.cpuUsage();
      const output = await network.run(fed);
      sum.networkMs += cpuMsSince(before);
      sum.runs += 1;
      return output;
    },
  };
}
