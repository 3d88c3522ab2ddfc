import { AppError } from '#workers/kernel/errors.ts';
import { asId } from '#workers/kernel/ids.ts';
import type { PersonalData, VendorRecord } from '#workers/kernel/personal-data.ts';
import { openLink, signLink } from '#workers/kernel/signed-link.ts';
import type { Deps } from '#workers/kernel/verb.ts';
import { ALL_PERSONAL_DATA } from './all-personal-data.ts';
import { type ErasureRow, erasureById } from './erasure-queries.ts';
import type { Language, Receipt } from './schemas.ts';
import { inLanguage } from './words/in-language.ts';

const PURPOSE = 'erasure-receipt';
/** The three years in which a claim for damages can be brought in most of the EU. */
const YEAR_MS = 365.25 * 86_400_000;
const KEPT_MS = 3 * YEAR_MS;

/** The address of a receipt: it works without a session, for nobody has one any more. */
export async function receiptUrl(
  deps: Pick<Deps, 'linkSecret' | 'publicUrl'>,
  row: ErasureRow,
): Promise<string> {
  const expiresAt = new Date(row.dueAt.getTime() + KEPT_MS);
  const token = await signLink(deps.linkSecret, { purpose: PURPOSE, fields: [row.id], expiresAt });
  return `${deps.publicUrl}/receipt/${token}`;
}

/** Throws DAY-DATA-1005 when the token is none of ours. */
export async function readReceipt(deps: Deps, token: string, language: Language): Promise<Receipt> {
  const link = await openLink(deps.linkSecret, token, { purpose: PURPOSE, now: deps.now() });
  if (link.kind !== 'open') throw new AppError('DAY-DATA-1005');
  const row = await erasureById(deps.db, asId<'erasure'>(link.fields[0] ?? ''));
  if (row === undefined) throw new AppError('DAY-DATA-1005');
  return shapeReceipt(row, ALL_PERSONAL_DATA, language);
}

/** Every store that may hold something of a person, with what was removed there; a store with nothing says so. */
export function shapeReceipt(
  row: ErasureRow,
  all: readonly PersonalData[],
  language: Language = 'en',
): Receipt {
  const say = (english: string) => inLanguage(language, english);
  const tables = all.flatMap((slice) => slice.tables);
  const countOf = (key: string) => row.counts[key] ?? 0;
  const partsOf = (store: string, named: readonly { name: string; words: string }[]) => ({
    store,
    total: named.reduce((sum, { name }) => sum + countOf(`${store}/${name}`), 0),
    parts: named.map(({ name, words }) => ({
      name,
      words: say(words),
      count: countOf(`${store}/${name}`),
      outcome: 'done' as const,
      until: null,
    })),
  });
  const listed = (chosen: typeof tables) => chosen.map(({ table, words }) => ({ name: table, words }));
  const vendors = all.flatMap((slice) => slice.vendors ?? []);
  return {
    state: row.state,
    askedAt: row.askedAt.toISOString(),
    dueAt: row.dueAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
    stores: [
      partsOf('database', listed(tables.filter(({ erase }) => erase.kind === 'delete'))),
      partsOf('files', listed(tables.filter((table) => fileColumnOf(table) !== undefined))),
      partsOf('vectors', listed(tables.filter(({ vectors }) => vectors !== undefined))),
      partsOf('cache', [{ name: 'keys', words: 'Copies for quick reading.' }]),
      partsOf('queue', [{ name: 'messages', words: 'Work that waited.' }]),
      partsOf('keys', [
        { name: 'data-key', words: 'The key that your words were sealed with.' },
        {
          name: 'share',
          words: 'Its other half, of which no backup has a copy: without it no backup opens.',
        },
      ]),
      vendorParts(row, vendors, say),
    ],
    kept: tables.flatMap(({ table, words, erase }) =>
      erase.kind === 'delete'
        ? []
        : [{ name: table, words: say(words), because: say(erase.because), count: countOf(`kept/${table}`) }],
    ),
  };
}

/** What vendors did, were asked for, or keep: each stands for one person there. */
function vendorParts(
  row: ErasureRow,
  vendors: readonly VendorRecord[],
  say: (english: string) => string,
): Receipt['stores'][number] {
  const parts = vendors.map(({ vendor: name, words, keptYears }) => {
    const of = (how: 'vendors' | 'asked' | 'left') => row.counts[`${how}/${name}`] ?? 0;
    const outcome = of('left') > 0 ? 'left' : of('asked') > 0 ? 'asked' : 'done';
    const until =
      outcome === 'left' && keptYears !== undefined
        ? new Date(row.dueAt.getTime() + keptYears * YEAR_MS).toISOString()
        : null;
    const count = of('vendors') + of('asked') + of('left');
    return { name, words: say(words), count, outcome, until } as const;
  });
  return { store: 'vendors', total: parts.reduce((sum, { count }) => sum + count, 0), parts };
}

/** The column of a table that names objects in storage. */
export function fileColumnOf(table: PersonalData['tables'][number]): string | undefined {
  const media = table.export.kind === 'rows' ? table.export.media?.keyColumn : undefined;
  return table.files ?? media;
}
