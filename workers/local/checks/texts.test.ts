import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { AREAS, type Area } from '#web/lib/intl/areas.ts';

const source = path.resolve(import.meta.dirname, '../../../web/src');
const read = (file: string) => readFileSync(path.join(source, file), 'utf8');
const isArea = (name: string): name is Area => name in AREAS;
const areaNames = Object.keys(AREAS).filter(isArea);

/** Which area holds a text. */
const areaOf = new Map<string, Area>();

beforeAll(async () => {
  for (const area of areaNames) {
    for (const id of Object.keys(await AREAS[area].en())) areaOf.set(id, area);
  }
});

interface Screen {
  file: string;
  areas: string[];
}

function screens(): Screen[] {
  const routes = readdirSync(path.join(source, 'app/routing')).map((file) => read(`app/routing/${file}`));
  const calls = routes
    .join('\n')
    .matchAll(/lazyScreen\(\s*\[([^\]]*)\],\s*\(\) =>\s*import\('\.\.\/([^']+)'\)/g);
  return [...calls].map(([, areas = '', file = '']) => ({
    file: path.posix.join('app', file),
    areas: [...areas.matchAll(/'([^']+)'/g)].map(([, area = '']) => area),
  }));
}

/** A file and everything of the app that it imports, lazily or not. */
function partsOf(file: string, known = new Set<string>()): Set<string> {
  if (known.has(file) || /\.(test|css)/.test(file)) return known;
  known.add(file);
  for (const [, target = ''] of read(file).matchAll(/(?:from|import\()\s*'(\.[^']+\.tsx?)'/g)) {
    const part = path.posix.join(path.posix.dirname(file), target);
    if (!part.startsWith('lib/intl/')) partsOf(part, known);
  }
  return known;
}

/** The areas of the texts that a file names: whole ids, and the beginnings of ids that it completes. */
function areasUsedBy(text: string): Set<Area> {
  const used = new Set<Area>();
  for (const [, id = ''] of text.matchAll(/'([a-z][A-Za-z]*\.[\w.-]+)'/g)) {
    const area = areaOf.get(id);
    if (area !== undefined) used.add(area);
  }
  for (const [, start = ''] of text.matchAll(/`([a-z][A-Za-z]*\.[\w.-]*)\$\{/g)) {
    for (const [id, area] of areaOf) if (id.startsWith(start)) used.add(area);
  }
  return used;
}

describe('texts by area', () => {
  it('come with each screen that shows them', () => {
    const missing = screens().flatMap(({ file, areas }) =>
      [...partsOf(file)].flatMap((part) =>
        [...areasUsedBy(read(part))]
          .filter((area) => area !== 'core' && !areas.includes(area))
          .map((area) => `${file} shows texts of '${area}' (in ${part})`),
      ),
    );
    expect(missing).toEqual([]);
    expect(screens().length).toBeGreaterThan(40);
  });

  it('are found when a screen forgets them', () => {
    expect([...areasUsedBy("t('signIn.title')")]).toEqual(['account']);
    expect([...areasUsedBy(['t(`nutrient.', '{name}`)'].join('$'))]).toEqual(['today']);
  });

  it('of the shell are built in', () => {
    const ofScreens = ['app/routes/', 'app/day/'];
    const shell = [...partsOf('app/app.tsx')].filter(
      (file) => /^(app|ui|lib)\//.test(file) && !ofScreens.some((folder) => file.startsWith(folder)),
    );
    const used = shell.flatMap((file) => [...areasUsedBy(read(file))].filter((area) => area !== 'core'));
    expect(used).toEqual([]);
  });

  it('stand in one area alone', async () => {
    const ids = await Promise.all(areaNames.map(async (area) => Object.keys(await AREAS[area].en())));
    expect(new Set(ids.flat()).size).toBe(ids.flat().length);
  });
});
