import type { MemberId } from '#workers/kernel/ids.ts';
import type { Deps } from '#workers/kernel/verb.ts';
import type { Language } from './pure/prompt-texts.ts';
import { readerOf } from './settings-queries.ts';

export async function languageOf({ db }: Pick<Deps, 'db'>, memberId: MemberId): Promise<Language> {
  return languageIn((await readerOf(db, memberId))?.preferences);
}

/** @param preferences as the account slice keeps them */
export function languageIn(preferences: Readonly<Record<string, unknown>> | undefined): Language {
  return preferences?.language === 'de' ? 'de' : 'en';
}

/** Where the member's mail goes: the identity provider alone knows. Null when they have none, or it does not answer. */
export async function addressOf(
  { db, identity }: Pick<Deps, 'db' | 'identity'>,
  memberId: MemberId,
): Promise<string | null> {
  const reader = await readerOf(db, memberId);
  return reader === undefined ? null : identity.mailAddressOf(reader.subject);
}
