/** Keys of the stand-in: it listens on loopback alone, and keeps what it is told beside the other captured things. */
export const LOCAL_POSTHOG = {
  projectKey: 'phc_local',
  secretKey: 'phs_local',
  personalKey: 'phx_local',
  projectId: '1',
} as const;
