/** Of the document in `members.preferences`, as this release writes it; without a version it is older than all versions. */
export const PREFERENCES_VERSION = 1;

type Document = Readonly<Record<string, unknown>>;

/** Whether a later release wrote the document: what it says is read as far as it can be, and never written over. */
export function isOfLaterRelease({ schemaVersion }: Document): boolean {
  if (schemaVersion === undefined) return false;
  return typeof schemaVersion !== 'number' || schemaVersion > PREFERENCES_VERSION;
}

/** How often a document was changed, so that of two copies the later one is known. */
export function revisionOf({ revision }: Document): number {
  return typeof revision === 'number' ? revision : 0;
}
