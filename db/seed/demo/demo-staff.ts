import type { Db } from '#db/client.ts';
import { members } from '#db/schema/core.ts';

export const DEMO_STAFF_SUBJECT = 'user_staff_dayloom';

/** Somebody of the staff to sign in as, clearly a demo: with the role, and without days of their own. */
export async function seedDemoStaff(db: Db, timeZone: string): Promise<void> {
  await db.asSystem('seed: the demo staff person').run((q) =>
    q
      .insert(members)
      .values({ clerkUserId: DEMO_STAFF_SUBJECT, role: 'admin', timeZone, preferences: { language: 'en' } })
      .onConflictDoNothing({ target: members.clerkUserId }),
  );
}
