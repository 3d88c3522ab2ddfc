import { inArray } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { journalEntries } from '#db/schema/journal.ts';
import { memberSealerOf } from '#workers/features/account/index.ts';
import { writeEmbedding } from '#workers/features/journal/embedding-queries.ts';
import { sealEntry, sealReading } from '#workers/features/journal/entry-sealing.ts';
import { embedOwn, OWN_EMBEDDER, readOwn } from '#workers/features/journal/own-models.ts';
import { insertEntry } from '#workers/features/journal/queries.ts';
import { labelsOf } from '#workers/features/journal/write-entry.ts';
import { asId, type MemberId, newId } from '#workers/kernel/ids.ts';
import { addDays, type LocalDay, startOfLocalDay } from '#workers/kernel/local-day.ts';
import { masterKeys } from '#workers/kernel/sealing/master-keys.ts';
import type { MemberSealer } from '#workers/kernel/sealing/member-sealer.ts';
import { DEMO_NOTES, type DemoNote } from './journal-days.ts';

const MINUTE_MS = 60_000;
const EVENING_MINUTE = 21 * 60;

interface PlannedNote {
  key: string;
  localDay: LocalDay;
  occurredAt: Date;
  note: DemoNote;
}

/** Which note a day has follows from the day: five of six days have one. */
export function noteOf(day: LocalDay): DemoNote | undefined {
  const number = dayNumberOf(day);
  return number % 6 === 5 ? undefined : DEMO_NOTES[(number * 7) % DEMO_NOTES.length];
}

function dayNumberOf(day: LocalDay): number {
  return Math.floor(Date.parse(`${day}T00:00:00Z`) / 86_400_000);
}

/** The notes of the days up to now; each is of its evening. */
export function plannedNotes(now: Date, today: LocalDay, days: number, timeZone: string): PlannedNote[] {
  return Array.from({ length: days }, (_, back) => addDays(today, back + 1 - days)).flatMap((localDay) => {
    const note = noteOf(localDay);
    if (note === undefined) return [];
    const minute = EVENING_MINUTE + ((dayNumberOf(localDay) * 37) % 90);
    const occurredAt = new Date(startOfLocalDay(localDay, timeZone).getTime() + minute * MINUTE_MS);
    return occurredAt > now ? [] : [{ key: `demo-journal-${localDay}`, localDay, occurredAt, note }];
  });
}

interface Options {
  memberId: string;
  now: Date;
  today: LocalDay;
  timeZone: string;
  days: number;
  /** As `MASTER_KEYS`; without them nothing can be sealed, and nothing is written. */
  masterKeys: string | undefined;
}

/** Gives the demo person's days what they wrote, sealed as everybody's; days that have it are left alone. @returns how many were added */
export async function seedDemoJournal(db: Db, options: Options): Promise<number> {
  if (options.masterKeys === undefined) return 0;
  const memberId = asId<'member'>(options.memberId);
  const planned = plannedNotes(options.now, options.today, options.days, options.timeZone);
  const keys = planned.map(({ key }) => key);
  const known = await db
    .asMember(memberId)
    .run((q) =>
      q
        .select({ key: journalEntries.requestKey })
        .from(journalEntries)
        .where(inArray(journalEntries.requestKey, keys)),
    );
  const missing = planned.filter(({ key }) => !known.some((row) => row.key === key));
  if (missing.length === 0) return 0;
  const sealer = await memberSealerOf(
    { db, masterKeys: masterKeys(options.masterKeys), keyShares: null },
    memberId,
  );
  for (const note of missing) await add(db, memberId, sealer, note);
  return missing.length;
}

async function add(db: Db, memberId: MemberId, sealer: MemberSealer, planned: PlannedNote): Promise<void> {
  const { key, localDay, occurredAt, note } = planned;
  const id = newId<'entry'>();
  const content = { text: note.text, tags: [...note.tags], activities: [...note.activities] };
  const [sealed, labels] = await Promise.all([sealEntry(sealer, id, content), labelsOf(sealer, content)]);
  const reading = note.text === '' ? null : { ...readOwn(note.text), instead: null };
  await insertEntry(
    db,
    memberId,
    {
      id,
      occurredAt,
      localDay,
      mood: note.mood,
      valence: null,
      energy: null,
      sealed,
      enrichmentState: reading === null ? 'none' : 'ready',
      enrichment: reading === null ? null : await sealReading(sealer, id, reading),
      textValence: reading?.valence ?? null,
      requestKey: key,
    },
    labels,
    occurredAt,
  );
  const vector = note.text === '' ? null : embedOwn(note.text);
  if (vector !== null) await writeEmbedding(db, memberId, { entryId: id, model: OWN_EMBEDDER.name, vector });
}
