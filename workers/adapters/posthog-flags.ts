import { PostHog } from 'posthog-node/edge';
import {
  FEATURE_FLAG_NAMES,
  FEATURE_FLAGS,
  type FeatureFlag,
  type FeatureFlags,
} from '#workers/kernel/feature-flags.ts';

export interface PostHogFlagsOptions {
  projectKey: string;
  /** Reads the definitions of flags (`phs_…` or `phx_…`). */
  secretKey: string;
  host: string;
  later(work: Promise<unknown>): void;
  nowMs(): number;
}

const FRESH_MS = 60_000;
const REQUEST_MS = 3_000;
/** Switches are of the installation: nobody is told of. */
const INSTALLATION = 'installation';

/**
 * Switches by PostHog's local evaluation. The definitions are fetched in the background once they are a minute old, by a
 * client of their own whose request belongs to the one that asked; until they are there, and while PostHog is away, what
 * was fetched before holds, and before that the default.
 */
export function postHogFlags({
  projectKey,
  secretKey,
  host,
  later,
  nowMs,
}: PostHogFlagsOptions): FeatureFlags {
  let decided: ReadonlyMap<FeatureFlag, boolean> = new Map();
  let fetchedAtMs: number | null = null;
  let askedAtMs = Number.NEGATIVE_INFINITY;
  let isAway = false;

  async function fetchDefinitions(): Promise<void> {
    const client = new PostHog(projectKey, {
      host,
      secretKey,
      featureFlagsPollingInterval: null,
      requestTimeout: REQUEST_MS,
      disableGeoip: true,
      strictLocalEvaluation: true,
    });
    isAway = !(await client.waitForLocalEvaluationReady(REQUEST_MS));
    if (isAway) return;
    const all = await client.getAllFlags(INSTALLATION, { onlyEvaluateLocally: true, disableGeoip: true });
    decided = new Map(
      FEATURE_FLAG_NAMES.flatMap((flag) => (all[flag] === undefined ? [] : [[flag, all[flag] !== false]])),
    );
    fetchedAtMs = nowMs();
  }

  /** Null: what is known is fresh. */
  function refreshed(): Promise<void> | null {
    if (nowMs() - askedAtMs < FRESH_MS) return null;
    askedAtMs = nowMs();
    return fetchDefinitions().catch(() => {
      isAway = true;
    });
  }

  return {
    isOn(flag) {
      const work = refreshed();
      if (work !== null) later(work);
      return decided.get(flag) ?? FEATURE_FLAGS[flag].byDefault;
    },
    async standings() {
      // Whoever looks at switches waits for them: an isolate that has just begun knows the defaults alone.
      if (fetchedAtMs === null) askedAtMs = Number.NEGATIVE_INFINITY;
      await refreshed();
      const flags = FEATURE_FLAG_NAMES.map((flag) => ({
        flag,
        isOn: decided.get(flag) ?? FEATURE_FLAGS[flag].byDefault,
        by: decided.has(flag) ? ('vendor' as const) : ('default' as const),
      }));
      const fetchedAt = fetchedAtMs === null ? null : new Date(fetchedAtMs);
      return { flags, fetchedAt, vendor: isAway ? 'away' : 'answers' };
    },
  };
}
