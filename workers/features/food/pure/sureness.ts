import type { FoodItem } from '../schemas.ts';

/** Below this it is as likely wrong as right: the detector's confidence is calibrated, so this is a share of such items. */
export const SURE_FROM = 0.5;

/** Whether the person should be asked what this is. What they said themselves, and what a code or a label says, is sure. */
export function isUnsure(item: Pick<FoodItem, 'foundBy' | 'confidence'>): boolean {
  return (item.foundBy === 'detector' || item.foundBy === 'model') && item.confidence < SURE_FROM;
}
