import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { beforeAll, describe, expect, it } from 'vitest';
import { AREAS, type Area } from '#web/lib/intl/areas.ts';
import { compileText } from '#web/lib/intl/compile-text.ts';
import { de } from '#web/lib/intl/de/index.ts';
import { en } from '#web/lib/intl/en/index.ts';
import { sayMessage } from '#web/lib/intl/message.ts';
import type { MessageId } from '#web/lib/intl/messages.ts';

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

/** The names of the values that a text takes, in whatever order: `{name}` and `{name, plural, …}`. */
function valuesOf(text: string): string {
  return [...new Set([...text.matchAll(/\{(\w+)[,}]/g)].map(([, name]) => name))].sort().join(' ');
}

describe('the two languages', () => {
  const ids = Object.keys(en) as MessageId[];

  it('have every text', () => {
    expect(Object.keys(de).sort()).toEqual([...ids].sort());
    expect(ids.filter((id) => en[id].trim() === '' || de[id].trim() === '')).toEqual([]);
  });

  it('take the same values', () => {
    expect(valuesOf('{count, plural, one {{shown} meal} other {# meals}}')).toBe('count shown');
    expect(ids.filter((id) => valuesOf(de[id]) !== valuesOf(en[id]))).toEqual([]);
  });
});

describe('texts as the build compiles them', () => {
  it.each([
    ['en-GB', en],
    ['de', de],
  ])('say in %s what formatjs says, whatever the count', (locale, texts) => {
    const withValues = Object.entries<string>(texts).filter(([, text]) => text.includes('{'));
    expect(withValues.length).toBeGreaterThan(200);
    for (const [id, text] of withValues) {
      const names = [...text.matchAll(/\{(\w+)/g)].map(([, name]) => name);
      for (const count of [0, 1, 2, 21, 1_234_567, 'rice & {peas}']) {
        const counts = /, (?:plural|number)/.test(text);
        if (counts && typeof count === 'string') continue;
        const values = Object.fromEntries(names.map((name) => [name, count]));
        const wanted = new IntlMessageFormat(text, locale, undefined, { ignoreTag: true }).format(values);
        expect(sayMessage(locale, compileText(text), values), id).toBe(wanted);
      }
    }
  });
});
