/**
 * Brings the detectors that models.json names into `.data/models`, or into `MODELS_DIR`, and verifies them.
 * `npm run models` takes those marked as default, `npm run models -- <name>…` the named ones, `-- --all` every one.
 */
import { CATALOGUE, loadCatalogue, modelsDirOf } from './model-catalogue.ts';
import { fetchModel } from './model-download.ts';
import { progressLine } from './progress-line.ts';

const catalogue = await loadCatalogue(CATALOGUE);
const dir = modelsDirOf(process.env);
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => name !== '--all' && !catalogue.some((entry) => entry.name === name));
if (unknown.length > 0) {
  console.error(
    `models.json has no ${unknown.join(', ')}; it has ${catalogue.map(({ name }) => name).join(', ')}`,
  );
  process.exit(2);
}
const wanted = catalogue.filter(({ name, ...entry }) => {
  return asked.includes('--all') || (asked.length === 0 ? entry.default : asked.includes(name));
});

for (const entry of wanted) {
  const progress = progressLine(process.stdout, entry.name, entry.bytes);
  const outcome = await fetchModel(entry, { dir, onProgress: progress.show });
  progress.end();
  if (outcome.ok) {
    const how = { present: 'is already there', fetched: 'fetched', resumed: 'fetched the rest of it' }[
      outcome.how
    ];
    console.log(`${entry.name}: ${how}, sha256 verified: ${outcome.path} (${entry.licence})`);
  } else {
    console.error(`${entry.name}: ${outcome.reason}`);
    process.exitCode = 1;
  }
}
