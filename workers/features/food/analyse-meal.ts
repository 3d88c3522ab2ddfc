import {
  contextOfMember,
  giveAnalysisBack,
  isAllowed,
  type JobOfMember,
  memberRow,
} from '#workers/features/account/index.ts';
import { hasOwnFoods } from '#workers/features/nutrition/index.ts';
import type { AnalysisId } from '#workers/kernel/ids.ts';
import { localDayOf } from '#workers/kernel/local-day.ts';
import type { Detection, ModelFailure } from '#workers/kernel/ports.ts';
import type { Deps, Verb } from '#workers/kernel/verb.ts';
import { itemsFromDescription } from './items-from-description.ts';
import { totalColumns } from './meal-totals.ts';
import {
  describeDetections,
  joinHands,
  joinRepeats,
  type SeenItem,
  weighByBox,
} from './pure/describe-detections.ts';
import {
  analysisWithItems,
  finishAnalysis,
  moveAnalysis,
  moveToDescribing,
  moveToMatching,
  takeUpAnalysis,
} from './queries.ts';
import type { AnalysisState, Failure } from './schemas.ts';

/** `later`: what it needs does not answer now; run it again after `retryAfterS`. */
export type AnalysisOutcome = { kind: 'done' } | { kind: 'later'; retryAfterS: number };

type Call = Parameters<Verb<{ analysisId: AnalysisId }, void>>[0];

const RETRY_S = 5;
const NOT_ASKED: ModelFailure = { ok: false, reason: 'refused' };

/**
 * The job of one photo: detector → model → foods → totals. Each step is told to the member's open pages. It may run again
 * from any point: a step that is behind is taken again, and one that somebody else took ends the run.
 */
export async function analyseMeal(job: JobOfMember & { analysisId: AnalysisId }): Promise<AnalysisOutcome> {
  const { deps, memberId, analysisId } = job;
  const found = await takeUpAnalysis(deps.db, memberId, analysisId, (q) => memberRow(q, memberId));
  const ctx = contextOfMember(job, found.member[0]);
  if (ctx === null || !found.isMoved) return { kind: 'done' };
  const call: Call = { ctx, input: { analysisId }, deps };
  await tell(deps, memberId, analysisId, 'detecting');
  const photo = found.photo === null ? null : await deps.files.bytes(found.photo.fileKey);
  if (photo === null) return fail(call, 'photo_lost');

  const detected = await deps.detector.detect(photo);
  if (!detected.ok) {
    if (detected.reason === 'unreadable') return fail(call, 'photo_unreadable');
    return { kind: 'later', retryAfterS: detected.reason === 'busy' ? detected.retryAfterS : RETRY_S };
  }
  const { detections, models } = detected.result;
  const described = await describe(call, photo, detections);
  if (described === undefined) return { kind: 'done' };
  if (!described.ok && mayRecover(described)) {
    return { kind: 'later', retryAfterS: described.retryAfterS ?? RETRY_S };
  }
  const matching = await moveToMatching(deps.db, memberId, analysisId, hasOwnFoods(memberId));
  if (matching === undefined) return { kind: 'done' };
  await tell(deps, memberId, analysisId, 'matching');
  const analysedBy = [...models, ...(described.ok ? [described.description.model] : [])];
  // A model that was not asked, refuses or talks nonsense adds nothing; what the detector found still stands.
  const aspect = found.photo === null ? 1 : found.photo.width / found.photo.height;
  const items = described.ok
    ? described.description.items.map((item) => weighByBox(item, detections, aspect))
    : describeDetections(detections, aspect);
  const seen = joinRepeats(joinHands(items, detections));
  await finish(call, { items: seen, detections, analysedBy, ...matching });
  return { kind: 'done' };
}

/**
 * The move to `describing` says whether the photo may leave: without the member's word it stays here, and so it does once they
 * took it back. Undefined: another run is ahead.
 */
async function describe({ ctx, input, deps }: Call, photo: Uint8Array, detections: readonly Detection[]) {
  const moved = await moveToDescribing(deps.db, ctx.member.id, input.analysisId, {
    detections: detections.map(({ label, score, box, kind }) => ({
      label,
      score,
      kind,
      box: [box[0], box[1], box[2], box[3]],
    })),
    mayLeave: isAllowed(ctx.member.id, 'outside-models'),
  });
  if (moved === undefined) return undefined;
  await tell(deps, ctx.member.id, input.analysisId, 'describing');
  return moved.mayLeave ? deps.mealModel.describe({ photo, detections }) : NOT_ASKED;
}

function mayRecover(failure: ModelFailure): boolean {
  return failure.reason === 'busy' || failure.reason === 'down';
}

/** Ends an analysis whose job was tried as often as it may be. The photo stays: the person can enter it by hand or retry. */
export const giveUpAnalysis: Verb<{ analysisId: AnalysisId }, void> = async (call) => {
  await fail(call, 'service_down');
};

export async function tell(deps: Deps, memberId: string, id: string, state: AnalysisState): Promise<void> {
  await deps.live.publish(memberId, { type: 'food-analysis', id, state }).catch(() => undefined);
}

async function fail(call: Call, failure: Failure): Promise<AnalysisOutcome> {
  const { ctx, input, deps } = call;
  if (await moveAnalysis(deps.db, ctx.member.id, input.analysisId, 'failed', { failure })) {
    const found = await analysisWithItems(deps.db, ctx.member.id, input.analysisId);
    const takenOn = found?.analysis.createdAt ?? ctx.now;
    await giveAnalysisBack({ ctx, input: { localDay: localDayOf(takenOn, ctx.member.timeZone) }, deps });
    await tell(deps, ctx.member.id, input.analysisId, 'failed');
  }
  return { kind: 'done' };
}

async function finish(
  call: Call,
  seen: {
    items: readonly SeenItem[];
    detections: readonly Detection[];
    analysedBy: string[];
    hasOwnFoods: boolean;
  },
): Promise<void> {
  const { ctx, input, deps } = call;
  const items = await itemsFromDescription(call, seen);
  const change = { analysedBy: seen.analysedBy, ...totalColumns(items) };
  const isOurs = await finishAnalysis(deps.db, ctx.member.id, input.analysisId, { items, change });
  if (isOurs) await tell(deps, ctx.member.id, input.analysisId, 'ready');
}
