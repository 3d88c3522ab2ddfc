import { readFileSync } from 'node:fs';
import path from 'node:path';

export interface EverydayFood {
  name: string;
  /** As `parseAlias` reads them. */
  aliases: readonly string[];
}

const FILE = path.join(import.meta.dirname, 'everyday-foods.tsv');

/** What people call the foods that they name every day, by the id of the food. */
export function readEverydayFoods(): ReadonlyMap<string, EverydayFood> {
  const [, ...lines] = readFileSync(FILE, 'utf8').trimEnd().split('\n');
  return new Map(
    lines.map((line) => {
      const [id = '', name = '', aliases = ''] = line.split('\t');
      const written = aliases.split(';').map((alias) => alias.trim());
      return [id, { name, aliases: written.filter((alias) => alias !== '') }];
    }),
  );
}
