import { statSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Plugin } from 'vite';
import { compileText } from './src/lib/intl/compile-text.ts';

/** A file of one area's texts in one language; those that only gather them stay as they are. */
const CATALOGUE = /\/src\/lib\/intl\/(?:en|de)\/(?!core\.ts|index\.ts)[\w-]+\.ts$/;

/** Reads the app's texts while it is built: what is shipped is their parts, and a formatter without a parser. */
export function compiledTexts(): Plugin {
  return {
    name: 'dayloom-texts',
    enforce: 'pre',
    load: {
      filter: { id: CATALOGUE },
      async handler(id) {
        const url = pathToFileURL(id);
        url.search = String(statSync(id).mtimeMs);
        const exported = (await import(url.href)) as Record<string, Record<string, string>>;
        const lines = Object.entries(exported).map(([name, texts]) => {
          const compiled = Object.entries(texts).map(
            ([key, text]) => [key, compileIn(id, key, text)] as const,
          );
          return `export const ${name} = ${JSON.stringify(Object.fromEntries(compiled))};`;
        });
        return { code: lines.join('\n'), moduleType: 'js', map: null };
      },
    },
  };
}

function compileIn(file: string, key: string, text: string) {
  try {
    return compileText(text);
  } catch (error) {
    throw new Error(`${path.basename(path.dirname(file))}, '${key}': ${String(error)}`, { cause: error });
  }
}
