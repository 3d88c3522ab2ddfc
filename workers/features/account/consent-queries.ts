import { and, desc, eq, type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { consents } from '#db/schema/consents.ts';
import { type MemberId, newId } from '#workers/kernel/ids.ts';
import type { ConsentPurpose } from './schemas.ts';

/** The latest word of a member on each purpose. */
export async function latestConsents(db: Db, memberId: MemberId) {
  return db.asMember(memberId).run((q) =>
    q
      .selectDistinctOn([consents.purpose], {
        purpose: consents.purpose,
        version: consents.version,
        isGranted: consents.isGranted,
        at: consents.at,
      })
      .from(consents)
      .orderBy(consents.purpose, desc(consents.at), desc(consents.id)),
  );
}

/** Whether the latest word of a member on a purpose allows it, in the text of that version. */
export function allowedBy(member: SQLWrapper, purpose: ConsentPurpose, version: number): SQL {
  return sql`(select said.is_granted and said.version = ${version} from consents said
    where said.member_id = ${member} and said.purpose = ${purpose}
    order by said.at desc, said.id desc limit 1)`;
}

/** The same of one member, within a statement in their own scope; false before they said anything. */
export function allowedByOne(memberId: MemberId, purpose: ConsentPurpose, version: number): SQL<boolean> {
  return sql<boolean>`coalesce(${allowedBy(sql`${memberId}::uuid`, purpose, version)}, false)`;
}

export async function insertConsent(
  db: Db,
  memberId: MemberId,
  said: { purpose: ConsentPurpose; version: number; isGranted: boolean; at: Date },
) {
  await db
    .asMember(memberId)
    .run((q) => q.insert(consents).values({ ...said, id: newId<'consent'>(), memberId }));
}

/** Whether a member ever allowed a purpose, be it that they took it back since. */
export async function hasEverAllowed(db: Db, memberId: MemberId, purpose: ConsentPurpose): Promise<boolean> {
  const rows = await db.asMember(memberId).run((q) =>
    q
      .select({ id: consents.id })
      .from(consents)
      .where(and(eq(consents.purpose, purpose), eq(consents.isGranted, true)))
      .limit(1),
  );
  return rows.length > 0;
}
