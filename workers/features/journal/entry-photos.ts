import { AppError } from '#workers/kernel/errors.ts';
import type { EntryId, JournalPhotoId } from '#workers/kernel/ids.ts';
import { checkPhotoBytes, cleanPhoto, storePhoto } from '#workers/kernel/photo-intake.ts';
import type { StoredFile } from '#workers/kernel/ports.ts';
import type { Verb } from '#workers/kernel/verb.ts';
import { insertPhoto, markPhotoDeleted, photoCount, photoRow } from './photo-queries.ts';
import type { JournalPhoto } from './schemas.ts';
import { shapePhoto } from './shape-entry.ts';

const MOST_PHOTOS = 10;

/** Adds a photo to an entry: re-encoded without metadata as meals' photos are, and only ever shown to its member. */
export const addPhoto: Verb<{ entryId: EntryId; photo: Uint8Array }, JournalPhoto> = async ({
  ctx,
  input,
  deps,
}) => {
  const count = await photoCount(deps.db, ctx.member.id, input.entryId);
  if (count === undefined) throw new AppError('DAY-JRNL-1001');
  if (count >= MOST_PHOTOS) throw new AppError('DAY-JRNL-1007');
  const type = checkPhotoBytes(input.photo);
  const cleaned = await cleanPhoto(deps.detector, input.photo, type);
  const stored = await storePhoto(deps.files, cleaned, { memberId: ctx.member.id, slice: 'journal' });
  try {
    const row = await insertPhoto(deps.db, ctx.member.id, input.entryId, stored);
    if (row === undefined) throw new Error('the photo was not stored');
    return shapePhoto(row);
  } catch (error) {
    await deps.files.delete([stored.fileKey]);
    throw error;
  }
};

export const readPhoto: Verb<{ photoId: JournalPhotoId }, StoredFile> = async ({ ctx, input, deps }) => {
  const row = await photoRow(deps.db, ctx.member.id, input.photoId);
  const file = row === undefined ? null : await deps.files.get(row.fileKey);
  if (file === null) throw new AppError('DAY-JRNL-1006');
  return file;
};

export const deletePhoto: Verb<{ photoId: JournalPhotoId }, void> = async ({ ctx, input, deps }) => {
  if (!(await markPhotoDeleted(deps.db, ctx.member.id, input.photoId, ctx.now)))
    throw new AppError('DAY-JRNL-1006');
};

export const restorePhoto: Verb<{ photoId: JournalPhotoId }, void> = async ({ ctx, input, deps }) => {
  if (!(await markPhotoDeleted(deps.db, ctx.member.id, input.photoId, null)))
    throw new AppError('DAY-JRNL-1006');
};
