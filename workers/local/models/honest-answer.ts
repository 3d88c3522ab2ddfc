import { z } from 'zod';
import { portionForLabel } from '#workers/features/nutrition/pure/label-portions.ts';

const detectionLine = z.object({
  index: z.number().int(),
  label: z.string(),
  kind: z.string(),
  score: z.number(),
});

/**
 * What a model that cannot see may say: it repeats each food that the detector reported in the question, names the
 * detector as the evidence, and gives the usual portion with its wide interval. Nothing else; no food gives no items.
 */
export function honestAnswer(question: string) {
  const fence = /<detections>\n([\s\S]*?)\n?<\/detections>/.exec(question)?.[1] ?? '';
  const items = fence.split('\n').flatMap((line) => {
    const found = detectionLine.safeParse(parseOrNull(line));
    if (!found.success || found.data.kind !== 'food') return [];
    const { label, index, score } = found.data;
    const { grams, gramsLow, gramsHigh } = portionForLabel(label);
    return [
      {
        name: label,
        grams,
        gramsLow,
        gramsHigh,
        confidence: score,
        evidence: 'detector' as const,
        detection: index,
      },
    ];
  });
  return { items };
}

function parseOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
