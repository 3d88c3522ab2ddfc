import { and, eq, inArray, isNull, lt, sql } from 'drizzle-orm';
import type { Db, Transaction } from '#db/client.ts';
import { billingCustomers, billingEvents, billingSubscriptions } from '#db/schema/billing.ts';
import { auditLog, members } from '#db/schema/core.ts';
import { asId, type MemberId } from '#workers/kernel/ids.ts';
import type { PaymentEvent, SubscriptionState } from '#workers/kernel/ports.ts';
import { planOf } from './pure/entitled-until.ts';

const heed = 'billing: heed a webhook';

export async function planRow(db: Db, memberId: MemberId) {
  const rows = await db
    .asMember(memberId)
    .run((q) =>
      q
        .select({ plan: members.plan, planUntil: members.planUntil })
        .from(members)
        .where(eq(members.id, memberId))
        .limit(1),
    );
  return rows[0];
}

export async function customerOf(db: Db, memberId: MemberId): Promise<string | null> {
  const rows = await db
    .asMember(memberId)
    .run((q) => q.select({ customerId: billingCustomers.customerId }).from(billingCustomers).limit(1));
  return rows[0]?.customerId ?? null;
}

/** Of two at once one stands: the provider gives both the same customer. */
export async function insertCustomer(db: Db, memberId: MemberId, customerId: string): Promise<void> {
  await db
    .asSystem('billing: a member becomes a customer')
    .run((q) => q.insert(billingCustomers).values({ memberId, customerId }).onConflictDoNothing());
}

export async function subscriptionsOf(db: Db, memberId: MemberId) {
  return db.asMember(memberId).run((q) => q.select().from(billingSubscriptions).limit(50));
}

/** The member behind a customer, whether their account is closed, and the revision that is kept of a subscription now. */
export async function ownerOf(db: Db, { id, customerId }: Pick<SubscriptionState, 'id' | 'customerId'>) {
  const rows = await db.asSystem(heed).run((q) =>
    q
      .select({
        memberId: billingCustomers.memberId,
        closedAt: members.deletedAt,
        revision: billingSubscriptions.revision,
      })
      .from(billingCustomers)
      .innerJoin(members, eq(members.id, billingCustomers.memberId))
      .leftJoin(billingSubscriptions, eq(billingSubscriptions.subscriptionId, id))
      .where(eq(billingCustomers.customerId, customerId))
      .limit(1),
  );
  const [row] = rows;
  if (row === undefined) return undefined;
  return {
    memberId: asId<'member'>(row.memberId),
    isClosed: row.closedAt !== null,
    revision: row.revision ?? 0,
  };
}

/** Notes an event by its id. False: it was applied already. */
export async function noteEvent(db: Db, event: PaymentEvent, now: Date): Promise<boolean> {
  const [, rows] = await db
    .asSystem(heed)
    .all((q) => [
      q
        .insert(billingEvents)
        .values({ id: event.id, type: event.type, createdAt: event.createdAt, receivedAt: now })
        .onConflictDoNothing(),
      q.select({ outcome: billingEvents.outcome }).from(billingEvents).where(eq(billingEvents.id, event.id)),
    ]);
  return rows[0]?.outcome === null;
}

export type EventOutcome = NonNullable<(typeof billingEvents.$inferSelect)['outcome']>;

export async function endEvent(db: Db, eventId: string, outcome: EventOutcome): Promise<void> {
  await db.asSystem(heed).run((q) =>
    q
      .update(billingEvents)
      .set({ outcome })
      .where(and(eq(billingEvents.id, eventId), isNull(billingEvents.outcome))),
  );
}

/** 0: nothing is kept of it yet. */
export async function revisionOf(db: Db, subscriptionId: string): Promise<number> {
  const rows = await db
    .asSystem(heed)
    .run((q) =>
      q
        .select({ revision: billingSubscriptions.revision })
        .from(billingSubscriptions)
        .where(eq(billingSubscriptions.subscriptionId, subscriptionId))
        .limit(1),
    );
  return rows[0]?.revision ?? 0;
}

export interface Writing {
  memberId: MemberId;
  state: SubscriptionState;
  isPriceOurs: boolean;
  seen: number;
  now: Date;
  correlationId: string;
}

/**
 * Writes what was seen, works the plan out anew from all of the member's subscriptions, and notes a change of plan in the
 * audit log: all or nothing. False when another write came between.
 */
export async function writeState(db: Db, writing: Writing): Promise<boolean> {
  const { memberId, state, now } = writing;
  return db.asSystem(heed).transaction(async (tx) => {
    // One at a time for a member: the plan is worked out from rows that others may write.
    const [before] = await tx
      .select({ plan: members.plan, planUntil: members.planUntil })
      .from(billingCustomers)
      .innerJoin(members, eq(members.id, billingCustomers.memberId))
      .where(eq(billingCustomers.memberId, memberId))
      .for('update');
    if (before === undefined) return true;
    if (!(await putState(tx, writing))) return false;
    const rows = await tx
      .select()
      .from(billingSubscriptions)
      .where(eq(billingSubscriptions.memberId, memberId));
    const next = planOf(rows, now);
    if (!isSamePlan(before, next)) await tx.update(members).set(next).where(eq(members.id, memberId));
    if (before.plan !== next.plan) {
      await tx.insert(auditLog).values({
        memberId,
        actor: 'payment-provider',
        action: `plan.${next.plan}`,
        subjectId: state.id,
        correlationId: writing.correlationId,
      });
    }
    return true;
  });
}

interface PlanHeld {
  plan: string;
  planUntil: Date | null;
}

function isSamePlan(a: PlanHeld, b: PlanHeld): boolean {
  return a.plan === b.plan && a.planUntil?.getTime() === b.planUntil?.getTime();
}

async function putState(tx: Transaction, { memberId, state, isPriceOurs, seen }: Writing): Promise<boolean> {
  const { id: subscriptionId, customerId: _, memberId: __, ...columns } = state;
  const values = { ...columns, isPriceOurs };
  if (seen === 0) {
    const added = await tx
      .insert(billingSubscriptions)
      .values({ ...values, subscriptionId, memberId })
      .onConflictDoNothing({ target: billingSubscriptions.subscriptionId })
      .returning({ id: billingSubscriptions.id });
    return added.length > 0;
  }
  const written = await tx
    .update(billingSubscriptions)
    .set({ ...values, revision: sql`${billingSubscriptions.revision} + 1` })
    .where(
      and(eq(billingSubscriptions.subscriptionId, subscriptionId), eq(billingSubscriptions.revision, seen)),
    )
    .returning({ id: billingSubscriptions.id });
  return written.length > 0;
}

/** Subscriptions that should have been told of again by now: their period is over, and they did not end. */
export async function overdueSubscriptions(db: Db, now: Date, limit: number) {
  return db.asSystem('billing: look for webhooks that were lost').run((q) =>
    q
      .select({ subscriptionId: billingSubscriptions.subscriptionId })
      .from(billingSubscriptions)
      .where(
        and(
          lt(billingSubscriptions.periodEnd, now),
          isNull(billingSubscriptions.endedAt),
          inArray(billingSubscriptions.status, ['trialing', 'active', 'past_due']),
        ),
      )
      .orderBy(billingSubscriptions.updatedAt)
      .limit(limit),
  );
}

export async function deleteOldEvents(db: Db, before: Date, limit: number): Promise<number> {
  const rows = await db.asSystem('billing: old events go').run((q) =>
    q
      .delete(billingEvents)
      .where(
        inArray(
          billingEvents.id,
          q
            .select({ id: billingEvents.id })
            .from(billingEvents)
            .where(lt(billingEvents.receivedAt, before))
            .limit(limit),
        ),
      )
      .returning({ id: billingEvents.id }),
  );
  return rows.length;
}
