export type ImageType = 'image/jpeg' | 'image/png' | 'image/webp';

/** [left, top, width, height] as fractions 0..1 of the upright photo. */
export type Box = readonly [left: number, top: number, width: number, height: number];

export interface Detection {
  label: string;
  /** 0..1, as the detector gives it. */
  score: number;
  box: Box;
  /** 'food' is something to eat; 'tableware' only says how large things are. */
  kind: 'food' | 'tableware' | 'other';
}

export interface DescribedItem {
  /** Plain food words, as one would type them into a search: 'grilled chicken breast'. */
  name: string;
  grams: number;
  /** An 80 % interval. */
  gramsLow: number;
  gramsHigh: number;
  confidence: number;
  /** 'detector': it only repeats what the detector found; 'sight': the model saw it itself. */
  evidence: 'detector' | 'sight';
  /** Index into the detections that were sent, if the item is one of them. */
  detection: number | null;
}
