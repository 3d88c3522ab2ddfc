import { uniqueViolation } from '#db/client.ts';
import { giveAnalysisBack, takeAnalysis } from '#workers/features/account/index.ts';
import { AppError, type ErrorCode } from '#workers/kernel/errors.ts';
import { newId } from '#workers/kernel/ids.ts';
import { addDays, localDayOf, startOfLocalDay } from '#workers/kernel/local-day.ts';
import type { CleanPhoto, DetectorFailure, JobMessage } from '#workers/kernel/ports.ts';
import { sha256Hex } from '#workers/kernel/sha256.ts';
import type { Verb } from '#workers/kernel/verb.ts';
import { imageTypeOf } from './pure/image-type.ts';
import { analysisByRequest, insertAnalysis } from './queries.ts';
import type { AnalysisState, Meal } from './schemas.ts';
import { whenEaten } from './when-eaten.ts';

export const MAX_PHOTO_BYTES = 10 * 1024 * 1024;

export interface AnalysisRequest {
  photo: Uint8Array;
  eatenAt?: string | undefined;
  meal?: Meal | undefined;
  /** A repeat of a request with this key gives the first one's analysis. */
  requestKey: string | null;
}

export interface Accepted {
  id: string;
  state: AnalysisState;
}

/**
 * Takes a photo in: checked by its bytes, re-encoded without metadata, hashed, stored under a key that says nothing, and
 * handed to the job. What fails on the way costs no allowance and leaves no file.
 */
export const requestAnalysis: Verb<AnalysisRequest, Accepted> = async ({ ctx, input, deps }) => {
  const known = await knownRequest({ ctx, input, deps });
  if (known !== undefined) return known;
  const type = checkBytes(input.photo);
  const localDay = localDayOf(ctx.now, ctx.member.timeZone);
  if (!(await takeAnalysis({ ctx, input: { localDay }, deps }))) {
    const nextDay = startOfLocalDay(addDays(localDay, 1), ctx.member.timeZone);
    throw new AppError('DAY-FOOD-1004', {
      retryAfterS: (nextDay.getTime() - ctx.now.getTime()) / 1000,
      details: { limit: 3, resetsAt: nextDay.toISOString(), upgrade: { plan: 'premium', limit: null } },
    });
  }
  const fileKeys: string[] = [];
  try {
    const cleaned = await deps.detector.clean(input.photo, type);
    if (!cleaned.ok) throw refusalOf(cleaned);
    const id = newId<'analysis'>();
    const photo = await storePhoto(ctx.member.id, cleaned.photo, deps.files);
    fileKeys.push(photo.fileKey);
    await insertAnalysis(
      deps.db,
      ctx.member.id,
      {
        id,
        state: 'queued',
        source: 'photo',
        hasPhoto: true,
        requestKey: input.requestKey,
        ...whenEaten(ctx, input),
      },
      photo,
    );
    startAnalysis({ ctx, deps }, analyseJob(ctx.member.id, id));
    return { id, state: 'queued' };
  } catch (error) {
    await giveAnalysisBack({ ctx, input: { localDay }, deps });
    await deps.files.delete(fileKeys);
    const first = uniqueViolation(error) ? await knownRequest({ ctx, input, deps }) : undefined;
    if (first !== undefined) return first;
    throw error;
  }
};

/** Hands the work to the queue without keeping anybody waiting: a message that is lost is found by the sweep. */
export function startAnalysis(
  { ctx, deps }: Pick<Parameters<typeof requestAnalysis>[0], 'ctx' | 'deps'>,
  job: JobMessage,
): void {
  deps.later(
    deps.jobs.enqueue([job]).catch((error: unknown) => {
      deps.errors.capture(error, { correlationId: ctx.correlationId, route: `enqueue ${job.name}` });
    }),
  );
}

/** @param attempt tells a person's retry from the first run: a run that is done is never run again. */
export function analyseJob(memberId: string, analysisId: string, attempt = 1) {
  return { name: 'food-analyse', payload: { memberId, analysisId }, key: `${analysisId}:${attempt}` };
}

const knownRequest: Verb<AnalysisRequest, Accepted | undefined> = async ({ ctx, input, deps }) =>
  input.requestKey === null ? undefined : analysisByRequest(deps.db, ctx.member.id, input.requestKey);

function checkBytes(photo: Uint8Array) {
  if (photo.byteLength === 0) throw new AppError('DAY-PHOTO-1006');
  if (photo.byteLength > MAX_PHOTO_BYTES) throw new AppError('DAY-PHOTO-1002');
  const type = imageTypeOf(photo);
  if (type === null) throw new AppError('DAY-PHOTO-1001');
  return type;
}

async function storePhoto(
  memberId: string,
  photo: CleanPhoto,
  files: Parameters<typeof requestAnalysis>[0]['deps']['files'],
) {
  const id = newId<'photo'>();
  const sha256 = await sha256Hex(photo.bytes);
  const fileKey = `members/${memberId}/food/${id}.jpg`;
  await files.put(fileKey, photo.bytes, { contentType: 'image/jpeg', sha256 });
  return { id, fileKey, sha256, width: photo.width, height: photo.height, sizeBytes: photo.bytes.byteLength };
}

const UNREADABLE: Record<Extract<DetectorFailure, { reason: 'unreadable' }>['detail'], ErrorCode> = {
  truncated: 'DAY-PHOTO-1003',
  animated: 'DAY-PHOTO-1004',
  too_many_pixels: 'DAY-PHOTO-1005',
  not_an_image: 'DAY-PHOTO-1001',
};

function refusalOf(failure: DetectorFailure): AppError {
  if (failure.reason === 'unreadable') return new AppError(UNREADABLE[failure.detail]);
  return new AppError('DAY-PHOTO-1007', { retryAfterS: failure.reason === 'busy' ? failure.retryAfterS : 5 });
}
