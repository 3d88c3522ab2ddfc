/**
 * Prints the package.json of the container's image: the project's own, with nothing but the packages that the photo server
 * imports, at the versions of the project. Beside the project's package-lock.json npm then installs exactly those, verified.
 * `node workers/vision/image-manifest.ts package.json`
 */
import { readFileSync } from 'node:fs';
import { argv, stdout } from 'node:process';
import { IMAGE_PACKAGES } from './image-packages.ts';

const { name, version, license, type, dependencies } = JSON.parse(
  readFileSync(argv[2] ?? 'package.json', 'utf8'),
);
const kept = Object.fromEntries(IMAGE_PACKAGES.map((wanted) => [wanted, dependencies[wanted]]));
stdout.write(JSON.stringify({ name, version, private: true, license, type, dependencies: kept }, null, 2));
