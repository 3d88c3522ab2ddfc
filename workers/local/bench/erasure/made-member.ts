import { sealEntry } from '#workers/features/journal/entry-sealing.ts';
import type { TestApp } from '#workers/http/testing/test-app.ts';
import { type MemberId, newId } from '#workers/kernel/ids.ts';
import type { MemberSealer } from '#workers/kernel/sealing/member-sealer.ts';
import { sha256Hex } from '#workers/kernel/sha256.ts';

/** What is searched for afterwards: each stands in many places, and nowhere else. */
export const MARKS = {
  name: 'Xanthippe Quillfeather',
  mail: 'xanthippe.quillfeather@mail.example',
  text: 'the heron stood in the reeds again',
} as const;

export const FILES = 500;
const ROWS_AT_ONCE = 1_000;

/** Fills a member with rows of several tables, sealed entries among them, and with objects; the marks stand in all of it. */
export async function fillMember(app: TestApp, memberId: MemberId, sealer: MemberSealer, rows: number) {
  const entries = Math.floor(rows * 0.4);
  for (let from = 0; from < entries; from += ROWS_AT_ONCE) {
    const made = await Promise.all(
      Array.from({ length: Math.min(ROWS_AT_ONCE, entries - from) }, async (_, at) => {
        const id = newId<'entry'>();
        const text = `${from + at}: ${MARKS.name} said that ${MARKS.text}. Write to ${MARKS.mail}.`;
        const sealed = await sealEntry(sealer, id, { text, tags: ['heron'], activities: [] });
        return { id, content: sealed.content, words: `{${sealed.words.join(',')}}`, minutes: from + at };
      }),
    );
    await app.database.sql(
      `insert into journal_entries (id, member_id, occurred_at, local_day, content, words, enrichment_state)
       select id, $1, at, to_char(at, 'YYYY-MM-DD'), content, array_to_tsvector(words::text[]), 'ready'
       from json_to_recordset($2::json) as r(id uuid, content text, words text, minutes int),
         lateral (select timestamptz '2024-01-01' + make_interval(mins => minutes * 30) as at) t`,
      [memberId, JSON.stringify(made)],
    );
  }
  await app.database.sql(
    `insert into food_analyses (id, member_id, source, state, title, eaten_at, local_day, meal)
     select gen_random_uuid(), $1, 'hand', 'ready', $2, at, to_char(at, 'YYYY-MM-DD'), 'lunch'
     from generate_series(1, $3::int) n, lateral (select timestamptz '2024-01-01' + make_interval(hours => n) as at) t`,
    [memberId, `Soup of ${MARKS.name}`, Math.floor(rows * 0.2)],
  );
  await app.database.sql(
    `insert into food_items (id, member_id, analysis_id, position, name, mass_grams, mass_low, mass_high, confidence, found_by)
     select gen_random_uuid(), $1, id, 1, $2, 100, 90, 110, 1, 'person' from food_analyses where member_id = $1`,
    [memberId, MARKS.text],
  );
  await app.database.sql(
    `insert into consents (id, member_id, purpose, version, is_granted, at)
     select gen_random_uuid(), $1, 'mail', 1, true, now() from generate_series(1, $2::int)`,
    [memberId, rows - entries - 2 * Math.floor(rows * 0.2) - FILES],
  );
  await addFiles(app, memberId);
}

async function addFiles(app: TestApp, memberId: MemberId): Promise<void> {
  const [meal] = await app.database.sql<{ id: string }>(
    'select id from food_analyses where member_id = $1 limit 1',
    [memberId],
  );
  for (let n = 0; n < FILES; n += 1) {
    const key = `photos/${newId()}.jpg`;
    const bytes = new TextEncoder().encode(`${n} a picture of ${MARKS.name} `.repeat(2_000));
    await app.deps.files.put(key, bytes, { contentType: 'image/jpeg', sha256: await sha256Hex(bytes) });
    await app.database.sql(
      `insert into food_photos (id, member_id, analysis_id, file_key, sha256, width, height, size_bytes)
       values (gen_random_uuid(), $1, $2, $3, '', 4, 3, $4)`,
      [memberId, meal?.id, key, bytes.byteLength],
    );
  }
}
