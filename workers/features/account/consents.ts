import type { SQL, SQLWrapper } from 'drizzle-orm';
import { AppError } from '#workers/kernel/errors.ts';
import type { MemberId } from '#workers/kernel/ids.ts';
import type { Deps, Verb } from '#workers/kernel/verb.ts';
import { allowedBy, allowedByOne, insertConsent, latestConsents } from './consent-queries.ts';
import { CONSENT_PURPOSES, type Consent, type ConsentPurpose, type SayConsent } from './schemas.ts';

/** The edition of the text that asks for each consent. A new edition is asked for again. */
const VERSIONS: Readonly<Record<ConsentPurpose, number>> = {
  'health-data': 1,
  'outside-models': 1,
  analytics: 1,
  'peer-review': 1,
  mail: 1,
};

/** Every purpose, and whether the member allows it; nothing is allowed before they said so. */
export const listConsents: Verb<void, Consent[]> = async ({ ctx, deps }) => {
  const latest = new Map((await latestConsents(deps.db, ctx.member.id)).map((row) => [row.purpose, row]));
  return CONSENT_PURPOSES.map((purpose) => {
    const row = latest.get(purpose);
    const isGranted = row?.isGranted === true && row.version === VERSIONS[purpose];
    return { purpose, version: VERSIONS[purpose], isGranted, since: row?.at.toISOString() ?? null };
  });
};

/** Writes down what the member allows or takes back from now on. */
export const sayConsent: Verb<SayConsent, Consent[]> = async ({ ctx, input, deps }) => {
  const version = VERSIONS[input.purpose];
  await insertConsent(deps.db, ctx.member.id, { ...input, version, at: ctx.now });
  return listConsents({ ctx, input: undefined, deps });
};

/** Whether the member allows a purpose now. Ask it just before the act, in jobs as well: it may have been taken back. */
export async function hasConsent(
  { db }: Pick<Deps, 'db'>,
  memberId: MemberId,
  purpose: ConsentPurpose,
): Promise<boolean> {
  const row = (await latestConsents(db, memberId)).find((said) => said.purpose === purpose);
  return row?.isGranted === true && row.version === VERSIONS[purpose];
}

/** The same as a column of a statement in the member's own scope, where that statement is the last before the act. */
export function isAllowed(memberId: MemberId, purpose: ConsentPurpose): SQL<boolean> {
  return allowedByOne(memberId, purpose, VERSIONS[purpose]);
}

/** The same as a condition, for a system's statement over many members. @param member the column that names one */
export function whoAllows(member: SQLWrapper, purpose: ConsentPurpose): SQL {
  return allowedBy(member, purpose, VERSIONS[purpose]);
}

/** Throws DAY-USER-1002 without consent. */
export async function requireConsent(
  deps: Pick<Deps, 'db'>,
  memberId: MemberId,
  purpose: ConsentPurpose,
): Promise<void> {
  if (!(await hasConsent(deps, memberId, purpose)))
    throw new AppError('DAY-USER-1002', { details: { purpose } });
}
