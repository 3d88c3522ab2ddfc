import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';

export const FOODS_FILE = path.join(import.meta.dirname, 'foods.tsv.gz');
export const PORTIONS_FILE = path.join(import.meta.dirname, 'portions.tsv.gz');

/** A food as the packed table holds it: text, with an empty cell where nothing is known. */
export interface PackedFood {
  ndb: string;
  fdcId: string;
  category: string;
  description: string;
  commonName: string;
  brand: string;
  /** By nutrient key, per 100 g; absent is not known. */
  figures: Record<string, string>;
}

export interface PackedPortion {
  ndb: string;
  amount: string;
  label: string;
  grams: string;
}

const FIGURES_FROM = 6;

export function readPackedFoods(): PackedFood[] {
  const [header = [], ...rows] = cellsOf(FOODS_FILE);
  return rows.map((row) => {
    const [ndb = '', fdcId = '', category = '', description = '', commonName = '', brand = ''] = row;
    const figures: Record<string, string> = {};
    for (let column = FIGURES_FROM; column < header.length; column += 1) {
      const figure = row[column];
      const key = header[column];
      if (figure !== undefined && figure !== '' && key !== undefined) figures[key] = figure;
    }
    return { ndb, fdcId, category, description, commonName, brand, figures };
  });
}

export function readPackedPortions(): PackedPortion[] {
  const [, ...rows] = cellsOf(PORTIONS_FILE);
  return rows.map(([ndb = '', amount = '', label = '', grams = '']) => ({ ndb, amount, label, grams }));
}

function cellsOf(file: string): string[][] {
  const lines = gunzipSync(readFileSync(file)).toString('utf8').trimEnd().split('\n');
  return lines.map((line) => line.split('\t'));
}
