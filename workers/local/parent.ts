/**
 * For a process that the supervisor started: tells it when ready, ends when asked to, and ends when the supervisor is
 * gone (its channel closes even when it is killed).
 */
export function serveParent(close: () => Promise<void>): { ready(): void } {
  let ending = false;
  const end = async () => {
    if (ending) return;
    ending = true;
    await close().catch((error) => console.error(error));
    process.exit(0);
  };
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
  process.on('disconnect', end);
  return { ready: () => process.send?.({ ready: true }) };
}

const OPTIONS = 'DAYLOOM_PART_OPTIONS';

/** Options travel in the environment: the command line, which may hold no secret, can be read by every user. */
export function partEnvironment(options: object): Record<string, string> {
  return { [OPTIONS]: JSON.stringify(options) };
}

/** What the supervisor wants of this process. */
export function partOptions(): unknown {
  return JSON.parse(process.env[OPTIONS] ?? '{}');
}
