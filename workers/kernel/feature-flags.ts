/**
 * The one table of switches: what each turns off or on, and what holds when the vendor that keeps them is away, has none
 * of this name, or is not configured.
 */
export const FEATURE_FLAGS = {
  'outside-models': {
    byDefault: true,
    words:
      'Ask models outside of Dayloom about photos and masked words. Off: no request leaves, and our own models serve.',
  },
  'product-events': {
    byDefault: true,
    words: 'Tell of the use of the product, under a pseudonym and with consent. Off: nothing is told.',
  },
} as const satisfies Record<string, { byDefault: boolean; words: string }>;

export type FeatureFlag = keyof typeof FEATURE_FLAGS;

export const FEATURE_FLAG_NAMES = Object.keys(FEATURE_FLAGS) as FeatureFlag[];

/** A switch as it stands for this installation. `by`: who decided. */
export interface FlagStanding {
  flag: FeatureFlag;
  isOn: boolean;
  by: 'vendor' | 'default';
}

/** How all switches stand, and whether the vendor answered when it was last asked; `none`: there is no vendor. */
export interface FlagStandings {
  flags: FlagStanding[];
  fetchedAt: Date | null;
  vendor: 'answers' | 'away' | 'none';
}

/** Switches. Reading one costs no request: definitions are fetched in the background, at most once a minute. */
export interface FeatureFlags {
  isOn(flag: FeatureFlag): boolean;
  /** How all of them stand, waiting for definitions that are older than a minute. */
  standings(): Promise<FlagStandings>;
}

/** For an installation without a vendor of switches. */
export const defaultFlags: FeatureFlags = {
  isOn: (flag) => FEATURE_FLAGS[flag].byDefault,
  standings: async () => ({
    flags: FEATURE_FLAG_NAMES.map((flag) => ({ flag, isOn: FEATURE_FLAGS[flag].byDefault, by: 'default' })),
    fetchedAt: null,
    vendor: 'none',
  }),
};
