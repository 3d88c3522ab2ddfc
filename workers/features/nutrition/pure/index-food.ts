import { parseAlias } from './food-aliases.ts';
import { displayName } from './food-description.ts';
import { stemsOf } from './food-words.ts';
import { prominenceOf } from './prominence.ts';

export interface FoodText {
  description: string;
  category: string;
  brand: string;
  /** Other names from the source, which may say too much to be names: words to find it by and no more. */
  commonName: string;
  /** Our own name and aliases, for a food that people name every day. */
  everyday: { name: string; aliases: readonly string[] } | undefined;
}

export interface IndexedFood {
  name: string;
  aliases: readonly string[];
  searchWords: string;
  prominence: number;
}

/** What the search keeps of a food: its name, its stems, each once, and how prominent it is. */
export function indexFood(food: FoodText): IndexedFood {
  const { description, category, brand, everyday } = food;
  const name = everyday?.name ?? displayName(description);
  const aliases = everyday?.aliases ?? [];
  const texts = [name, description, brand, plainCommonName(food.commonName)];
  const stems = [...texts, ...aliases.map((alias) => parseAlias(alias).text)].flatMap(stemsOf);
  return {
    name,
    aliases,
    searchWords: [...new Set(stems)].join(' '),
    prominence: prominenceOf({ description, category, brand, isEveryday: everyday !== undefined }),
  };
}

/** Common names hold notes to butchers and to programmes too. */
function plainCommonName(text: string): string {
  return text
    .split(',')
    .filter((part) => !/URMIS|USDA|includes|#/i.test(part))
    .join(' ');
}
