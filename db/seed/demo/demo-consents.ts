import type { Db } from '#db/client.ts';
import { consents } from '#db/schema/consents.ts';

const PURPOSES = ['health-data', 'outside-models', 'peer-review', 'mail'] as const;

/** The demo person has allowed what their days need, once; what a visitor takes back stays taken back. */
export async function seedDemoConsents(db: Db, memberId: string, at: Date): Promise<void> {
  const scope = db.asMember(memberId);
  const known = await scope.run((q) => q.select({ id: consents.id }).from(consents).limit(1));
  if (known.length > 0) return;
  await scope.run((q) =>
    q
      .insert(consents)
      .values(PURPOSES.map((purpose) => ({ memberId, purpose, version: 1, isGranted: true, at }))),
  );
}
