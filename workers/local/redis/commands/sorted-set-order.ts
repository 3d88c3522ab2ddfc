import { formatScore } from '../numbers.ts';
import type { Bytes } from '../reply.ts';

export type Scored = readonly [member: Bytes, score: number];

/** By score, and among equal scores by bytes. */
export function inOrder(set: ReadonlyMap<Bytes, number> | undefined): Scored[] {
  return [...(set ?? [])].sort(([a, scoreA], [b, scoreB]) => {
    if (scoreA !== scoreB) return scoreA < scoreB ? -1 : 1;
    return a < b ? -1 : 1;
  });
}

export function withScores(members: readonly Scored[]): Bytes[] {
  return members.flatMap(([member, score]) => [member, formatScore(score)]);
}
