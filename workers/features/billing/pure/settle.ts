/** How often a look may be overtaken before it is left to the next delivery. */
const MOST_TRIES = 8;

/**
 * Brings what is kept in step with what is true, whoever else does the same at once: reads the kept revision, then looks at
 * the truth, then writes if the revision is still the one that was read. A look that was overtaken is taken again, so that
 * what stands in the end was seen after everything that was overwritten.
 *
 * False: it was overtaken each time, and nothing was written.
 */
export async function settle<True>(steps: {
  revision(): Promise<number>;
  look(): Promise<True>;
  /** Writes in one transaction, if the kept revision is `seen`; false when it is not. */
  write(truth: True, seen: number): Promise<boolean>;
}): Promise<boolean> {
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const seen = await steps.revision();
    const truth = await steps.look();
    if (await steps.write(truth, seen)) return true;
  }
  return false;
}
