/**
 * Brings the detectors that models.json names and that are no part of the project into `.data/models`, or into
 * `MODELS_DIR`, and verifies them: every one, or those that are named (`npm run models -- <name>…`).
 */
import { CATALOGUE, isDownloadable, loadCatalogue, modelsDirOf } from './model-catalogue.ts';
import { fetchModel } from './model-download.ts';
import { progressLine } from './progress-line.ts';

const catalogue = (await loadCatalogue(CATALOGUE)).filter(isDownloadable);
const dir = modelsDirOf(process.env);
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !catalogue.some((entry) => entry.name === name));
if (unknown.length > 0) {
  console.error(
    `models.json names no download ${unknown.join(', ')}; it names ${catalogue.map(({ name }) => name).join(', ')}`,
  );
  process.exit(2);
}
const wanted = catalogue.filter(({ name }) => asked.length === 0 || asked.includes(name));

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
