const OPTIONS = 'DAYLOOM_PART_OPTIONS';

/** Options travel in the environment: the command line, which may hold no secret, can be read by every user. */
export function partEnvironment(options: object): Record<string, string> {
  return { [OPTIONS]: JSON.stringify(options) };
}

/** What the supervisor wants of this process. */
export function partOptions(): unknown {
  return JSON.parse(process.env[OPTIONS] ?? '{}');
}
