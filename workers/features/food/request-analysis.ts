import { giveAnalysisBack, isAllowed, takeAnalysis } from '#workers/features/account/index.ts';
import { AppError } from '#workers/kernel/errors.ts';
import { newId } from '#workers/kernel/ids.ts';
import { addDays, localDayOf, startOfLocalDay } from '#workers/kernel/local-day.ts';
import { checkPhotoBytes, cleanPhoto, storePhoto } from '#workers/kernel/photo-intake.ts';
import type { JobMessage } from '#workers/kernel/ports.ts';
import type { Verb } from '#workers/kernel/verb.ts';
import { analysisByRequest, insertAnalysis } from './queries.ts';
import type { AnalysisState, Meal } from './schemas.ts';
import { whenEaten } from './when-eaten.ts';

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
 * handed to the job. What fails on the way costs no allowance and leaves no file. A request that was taken in before gives the
 * first one's analysis; since hardly any was, that is looked for only where it cannot be taken in again.
 */
export const requestAnalysis: Verb<AnalysisRequest, Accepted> = async ({ ctx, input, deps }) => {
  const type = checkPhotoBytes(input.photo);
  const localDay = localDayOf(ctx.now, ctx.member.timeZone);
  if (!(await takeAnalysis({ ctx, input: { localDay }, deps }))) {
    const known = await knownRequest({ ctx, input, deps });
    if (known !== undefined) return known;
    const nextDay = startOfLocalDay(addDays(localDay, 1), ctx.member.timeZone);
    throw new AppError('DAY-FOOD-1004', {
      retryAfterS: (nextDay.getTime() - ctx.now.getTime()) / 1000,
      details: { limit: 3, resetsAt: nextDay.toISOString(), upgrade: { plan: 'premium', limit: null } },
    });
  }
  const fileKeys: string[] = [];
  try {
    const cleaned = await cleanPhoto(deps.detector, input.photo, type);
    const id = newId<'analysis'>();
    const photo = await storePhoto(deps.files, cleaned, { memberId: ctx.member.id, slice: 'food' });
    fileKeys.push(photo.fileKey);
    const analysis = {
      id,
      state: 'queued' as const,
      source: 'photo' as const,
      hasPhoto: true,
      requestKey: input.requestKey,
      ...whenEaten(ctx, input),
    };
    const mayTell = isAllowed(ctx.member.id, 'analytics');
    const added = await insertAnalysis(deps.db, ctx.member.id, { analysis, photo }, mayTell);
    startAnalysis({ ctx, deps }, analyseJob(ctx.member.id, id));
    deps.events?.tell(ctx.member.id, 'meal.added', { source: 'photo' }, added.mayTell);
    return { id, state: 'queued' };
  } catch (error) {
    await giveAnalysisBack({ ctx, input: { localDay }, deps });
    await deps.files.delete(fileKeys);
    const first = await knownRequest({ ctx, input, deps }).catch(() => undefined);
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
