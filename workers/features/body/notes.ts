import { memberSealerOf, requireConsent } from '#workers/features/account/index.ts';
import { AppError } from '#workers/kernel/errors.ts';
import { type BodyNoteId, newId } from '#workers/kernel/ids.ts';
import { localDayOf } from '#workers/kernel/local-day.ts';
import { type PageMeta, pageMeta } from '#workers/kernel/paging.ts';
import type { MemberSealer } from '#workers/kernel/sealing/member-sealer.ts';
import type { Verb } from '#workers/kernel/verb.ts';
import { insertNote, type NoteRow, noteById, notePage, setNoteDeleted, updateNote } from './note-queries.ts';
import type { BodyNote, CreatedBodyNote, NewBodyNote, NotesQuery } from './schemas.ts';

const MOST_OF_A_DAY = 20;
const AHEAD_MS = 5 * 60_000;

const placeOf = (id: string) => `body_notes.content/${id}`;

async function shape(row: NoteRow, sealer: MemberSealer): Promise<BodyNote> {
  const text = await sealer.open(row.content, placeOf(row.id));
  return { ...whereOf(row), text, createdAt: row.createdAt.toISOString() };
}

function whereOf({ id, localDay, at }: Pick<NoteRow, 'id' | 'localDay' | 'at'>) {
  return { id, localDay, at: at?.toISOString() ?? null };
}

/** Notes of a span of days, the newest day first. */
export const listNotes: Verb<NotesQuery, { notes: BodyNote[]; meta: PageMeta }> = async ({
  ctx,
  input,
  deps,
}) => {
  const { page, perPage, from, to } = input;
  const found = await notePage(
    deps.db,
    ctx.member.id,
    { from, to },
    { limit: perPage, offset: (page - 1) * perPage },
  );
  const meta = pageMeta(input, found.total);
  if (found.rows.length === 0) return { notes: [], meta };
  const sealer = await memberSealerOf(deps, ctx.member.id);
  return { notes: await Promise.all(found.rows.map((row) => shape(row, sealer))), meta };
};

/** Writes a note to a day, or to a moment of it. What it says of a body is health data, so it needs that consent. */
export const addNote: Verb<NewBodyNote, CreatedBodyNote> = async ({ ctx, input, deps }) => {
  const { localDay, text } = input;
  await requireConsent(deps, ctx.member.id, 'health-data');
  const at = input.at === undefined ? null : new Date(input.at);
  const latest = new Date(ctx.now.getTime() + AHEAD_MS);
  const isAhead = localDay > localDayOf(latest, ctx.member.timeZone) || (at !== null && at > latest);
  if (isAhead || (at !== null && localDayOf(at, ctx.member.timeZone) !== localDay))
    throw new AppError('DAY-BODY-1005');
  const sealer = await memberSealerOf(deps, ctx.member.id);
  const id = newId<'body-note'>();
  const content = await sealer.seal(text, placeOf(id));
  const row = { id, localDay, at, content };
  if (!(await insertNote(deps.db, ctx.member.id, row, MOST_OF_A_DAY))) throw new AppError('DAY-BODY-1006');
  return whereOf(row);
};

export const changeNote: Verb<{ id: BodyNoteId; text: string }, BodyNote> = async ({ ctx, input, deps }) => {
  const { id, text } = input;
  if ((await noteById(deps.db, ctx.member.id, id)) === undefined) throw new AppError('DAY-BODY-1004');
  await requireConsent(deps, ctx.member.id, 'health-data');
  const sealer = await memberSealerOf(deps, ctx.member.id);
  const row = await updateNote(deps.db, ctx.member.id, id, await sealer.seal(text, placeOf(id)));
  if (row === undefined) throw new AppError('DAY-BODY-1004');
  return shape(row, sealer);
};

export const deleteNote: Verb<{ id: BodyNoteId }, void> = async ({ ctx, input, deps }) => {
  if ((await noteById(deps.db, ctx.member.id, input.id)) === undefined) throw new AppError('DAY-BODY-1004');
  await setNoteDeleted(deps.db, ctx.member.id, input.id, ctx.now);
};

export const restoreNote: Verb<{ id: BodyNoteId }, BodyNote> = async ({ ctx, input, deps }) => {
  const row = await setNoteDeleted(deps.db, ctx.member.id, input.id, null);
  if (row === undefined) throw new AppError('DAY-BODY-1004');
  return shape(row, await memberSealerOf(deps, ctx.member.id));
};
