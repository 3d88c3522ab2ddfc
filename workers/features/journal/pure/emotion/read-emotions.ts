import { bytesFromBase64 } from '../base64.ts';
import { type EmotionNet, forward, valenceFigures } from './emotion-net.ts';
import { EMOTION_WEIGHTS } from './emotion-weights.gen.ts';
import { EMOTIONS, type Emotion } from './labels.ts';
import { unpackNet } from './pack.ts';
import { tokensOf } from './text-features.ts';

/** Changes with the weights. */
export const EMOTION_MODEL = 'dayloom-emotions-1';

/** One label: how likely it is, and from where on it is said to be there (the threshold with the best F1 inside the training set). */
export interface EmotionReading {
  label: Emotion;
  probability: number;
  threshold: number;
}

export interface EmotionsRead {
  /** All 28, likeliest first. */
  labels: EmotionReading[];
  /** From 1 (unpleasant) over 3 (neither) to 5 (pleasant), as EmoBank's readers scored it. */
  valence: number;
  /** False where the text holds next to nothing that the model knows: then the figures are those of an average post. */
  isRead: boolean;
}

/** Its style and its ends alone make seven known features of an empty text. */
const FEW = 10;
let loaded: EmotionNet | undefined;

/**
 * What feelings a text shows, by the project's own model (see MODEL-CARD.md beside it): English only, taught on short posts of strangers. The first call
 * unpacks the weights.
 */
export function readEmotions(text: string, net: EmotionNet = ownNet()): EmotionsRead {
  const tokens = tokensOf(text);
  const { logits, state, columns, norm } = forward(text, tokens, net);
  const labels = EMOTIONS.map((label, at) => ({
    label,
    probability: 1 / (1 + Math.exp(-((net.offset[at] ?? 0) + (net.slope[at] ?? 1) * (logits[at] ?? 0)))),
    threshold: net.thresholds[at] ?? 0.5,
  })).sort((a, b) => b.probability - a.probability);
  const dense = valenceFigures(tokens, { state, logits }, net);
  let valence = net.valence.bias;
  for (const [at, value] of dense.entries()) valence += value * (net.valence.rest[at] ?? 0);
  let fromColumns = 0;
  for (const column of columns) fromColumns += (net.valence.columns[column] ?? 0) * (net.idf[column] ?? 0);
  valence += fromColumns * norm * net.valence.columnScale;
  return { labels, valence: Math.max(1, Math.min(5, valence)), isRead: columns.length >= FEW };
}

function ownNet(): EmotionNet {
  loaded ??= unpackNet(bytesFromBase64(EMOTION_WEIGHTS));
  return loaded;
}
