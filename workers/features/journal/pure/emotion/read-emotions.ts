import { bytesFromBase64 } from '../base64.ts';
import { type EmotionModel, forward, valenceFigures } from './emotion-model.ts';
import { EMOTION_WEIGHTS } from './emotion-weights.gen.ts';
import { EMOTIONS, type Emotion } from './labels.ts';
import { unpackModel } from './pack.ts';
import { tokensOf } from './text-features.ts';

/** Changes with the weights. */
export const EMOTION_MODEL = 'dayloom-emotions-2';

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
let loaded: EmotionModel | undefined;

/**
 * What feelings a text shows, by the project's own model (see MODEL-CARD.md beside it): English only, taught on short posts of strangers. The first call
 * unpacks the weights.
 */
export function readEmotions(text: string, model: EmotionModel = ownModel()): EmotionsRead {
  const tokens = tokensOf(text);
  const { logOdds, columns, norm } = forward(text, tokens, model);
  const labels = EMOTIONS.map((label, at) => ({
    label,
    probability: 1 / (1 + Math.exp(-(logOdds[at] ?? 0))),
    threshold: model.thresholds[at] ?? 0.5,
  })).sort((a, b) => b.probability - a.probability);
  const dense = valenceFigures(tokens, logOdds, model);
  let valence = model.valence.bias;
  for (const [at, value] of dense.entries()) valence += value * (model.valence.rest[at] ?? 0);
  let fromColumns = 0;
  for (const column of columns)
    fromColumns += (model.valence.columns[column] ?? 0) * (model.idf[column] ?? 0);
  valence += fromColumns * norm * model.valence.columnScale;
  return { labels, valence: Math.max(1, Math.min(5, valence)), isRead: columns.length >= FEW };
}

function ownModel(): EmotionModel {
  loaded ??= unpackModel(bytesFromBase64(EMOTION_WEIGHTS));
  return loaded;
}
