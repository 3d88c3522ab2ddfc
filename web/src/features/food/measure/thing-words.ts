import type { ThingName } from '#workers/features/food/pure/known-things.ts';
import type { FoodItem } from '#workers/features/food/schemas.ts';
import { useText } from '../../../lib/intl/use-text.ts';

/** Coins as people write them, alike in every language. */
export const COINS = {
  'eur-10-cent': '10 ct',
  'eur-20-cent': '20 ct',
  'eur-50-cent': '50 ct',
  'eur-1': '1 €',
  'eur-2': '2 €',
  'usd-1-cent': '1 ¢',
  'usd-5-cent': '5 ¢',
  'usd-10-cent': '10 ¢',
  'usd-25-cent': '25 ¢',
  'gbp-10-pence': '10 p',
  'gbp-1': '£1',
  'gbp-2': '£2',
  'chf-1': '1 CHF',
  'chf-2': '2 CHF',
  'chf-5': '5 CHF',
} as const satisfies Partial<Record<ThingName, string>>;

export type Coin = keyof typeof COINS;

export const COIN_NAMES = Object.keys(COINS) as Coin[];
export const TABLE_THINGS = [
  'plate',
  'side-plate',
  'fork',
  'knife',
  'spoon',
  'hand',
  'own-length',
] as const satisfies readonly Exclude<ThingName, Coin>[];

function isCoin(thing: string): thing is Coin {
  return thing in COINS;
}

/** What something is called within a sentence: 'a 1 € coin'. */
export function useThingName() {
  const t = useText();
  return (thing: NonNullable<FoodItem['sizedBy']>): string =>
    isCoin(thing) ? t('thing.coin', { coin: COINS[thing] }) : t(`thing.${thing}`);
}
