import { AppError } from '#workers/kernel/errors.ts';
import type { AnalysisId } from '#workers/kernel/ids.ts';
import type { Verb } from '#workers/kernel/verb.ts';
import { editMeal } from './edit-items.ts';
import { rulerOf } from './pure/marked-length.ts';
import type { Ruler } from './pure/portion-from-box.ts';
import { isAbsurd, massFromPhoto } from './pure/weigh-again.ts';
import { lockAnalysis, photoInTransaction, writeMasses } from './queries.ts';
import type { FoodAnalysis, Reference } from './schemas.ts';

/**
 * Scales a photo by what the person marked in it, or by nothing any more: what was read from the photo is read again, and
 * what the person weighed themselves stays. The same mark twice changes nothing.
 */
const scaleBy: Verb<{ id: AnalysisId; reference: Reference | null }, FoodAnalysis> = async ({
  ctx,
  input,
  deps,
}) =>
  editMeal(
    { ctx, deps },
    (tx) => lockAnalysis(tx, input.id),
    'DAY-FOOD-1001',
    async (tx, analysis, items) => {
      if (analysis.state !== 'ready') throw new AppError('DAY-FOOD-1005');
      const photo = await photoInTransaction(tx, analysis.id);
      if (photo === undefined) throw new AppError('DAY-FOOD-1006');
      const aspect = photo.width / photo.height;
      const marked = input.reference === null ? null : requireRuler(input.reference, aspect);
      const portions = items.flatMap(({ portion, deletedAt }) => (deletedAt === null ? (portion ?? []) : []));
      if (marked !== null && isAbsurd(portions, { detections: analysis.detections, aspect, marked })) {
        throw new AppError('DAY-FOOD-1008', { details: { why: 'food' } });
      }
      const masses = items.flatMap(({ id, portion }) => {
        if (portion === null) return [];
        const mass = massFromPhoto(portion, { detections: analysis.detections, aspect, marked });
        return mass === null ? [] : [{ id, ...mass }];
      });
      await writeMasses(tx, masses);
      return { reference: input.reference };
    },
  );

function requireRuler(reference: Reference, aspect: number): Ruler {
  const found = rulerOf(reference, aspect);
  if (found.kind === 'ruler') return found.ruler;
  if (found.why !== 'no-length') throw new AppError('DAY-FOOD-1008', { details: { why: found.why } });
  throw new AppError('DAY-REQ-1002', {
    details: [{ path: 'ownLengthMm', message: 'A length is needed for this thing.' }],
  });
}

export const markReference: Verb<{ id: AnalysisId; reference: Reference }, FoodAnalysis> = async (call) =>
  scaleBy(call);

export const removeReference: Verb<{ id: AnalysisId }, FoodAnalysis> = async ({ ctx, input, deps }) =>
  scaleBy({ ctx, input: { id: input.id, reference: null }, deps });
