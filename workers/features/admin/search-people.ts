import { AppError } from '#workers/kernel/errors.ts';
import { planNow } from '#workers/kernel/plan-now.ts';
import type { Identity } from '#workers/kernel/ports.ts';
import type { Verb } from '#workers/kernel/verb.ts';
import { auditLine } from './audit-line.ts';
import { peopleFound } from './people-queries.ts';
import { maskMail } from './pure/mask-mail.ts';
import type { Person, PersonSearch } from './schemas.ts';

interface Search {
  search: PersonSearch;
  reason: string;
}

/**
 * Looks somebody up by their id or their whole mail address, of which nothing is kept. Each person that is found, and a
 * search that found nobody, is a line of the audit log with its reason.
 */
export const searchPeople: Verb<Search, Person[]> = async ({ ctx, input, deps }) => {
  const { search, reason } = input;
  const by =
    search.by === 'id'
      ? { id: search.value, subjects: [] }
      : { subjects: await subjectsOf(deps.identity, search.value) };
  const rows = await peopleFound(deps.db, by, (memberId) =>
    auditLine(ctx, { action: 'person.looked-up', memberId, subjectId: memberId, reason }),
  );
  return Promise.all(
    rows.map(async (row) => ({
      id: row.id,
      maskedMail: await maskedMailOf(deps.identity, row.subject),
      role: row.role,
      status: row.deletedAt === null ? ('active' as const) : ('closed' as const),
      plan: planNow(row, ctx.now),
      planUntil: row.planUntil?.toISOString() ?? null,
      createdAt: row.createdAt.toISOString(),
      counts: {
        meals: row.meals,
        entries: row.entries,
        tasks: row.tasks,
        apiKeys: row.apiKeys,
        auditEntries: row.auditEntries,
        openFlags: row.openFlags,
      },
    })),
  );
};

async function subjectsOf(identity: Identity, mail: string): Promise<string[]> {
  try {
    return await identity.subjectsOf(mail);
  } catch (error) {
    throw new AppError('DAY-STAFF-1003', { cause: error });
  }
}

async function maskedMailOf(identity: Identity, subject: string): Promise<string | null> {
  const mail = await identity.mailAddressOf(subject).catch(() => null);
  return mail === null ? null : maskMail(mail);
}
