import type { Box, Detection } from '#workers/kernel/seen.ts';
import type { Fed, NetworkShape } from './network-shape.ts';
import { type Candidate, readCandidates } from './yolo-heads.ts';

/** A network's raw output as things in the photo: boxes are fractions of the picture that the network was shown. */
export function readDetections(
  output: Float32Array,
  shape: NetworkShape,
  fed: Omit<Fed, 'tensor'>,
): Detection[] {
  return readCandidates(output, shape, fed).flatMap((candidate) => {
    const named = shape.labels[candidate.label];
    const box = boxOf(candidate, fed.shown);
    return named && box[2] > 0 && box[3] > 0 ? [{ ...named, score: round(candidate.score), box }] : [];
  });
}

/** The part of the box that lies in the photo, in fractions of it. */
function boxOf(candidate: Candidate, { width, height }: Fed['shown']): Box {
  const left = clamp(candidate.left / width);
  const top = clamp(candidate.top / height);
  const right = clamp((candidate.left + candidate.width) / width);
  const bottom = clamp((candidate.top + candidate.height) / height);
  return [round(left), round(top), round(right - left), round(bottom - top)];
}

function clamp(fraction: number): number {
  return Math.min(1, Math.max(0, fraction));
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
