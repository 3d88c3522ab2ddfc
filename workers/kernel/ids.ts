import { v7 } from 'uuid';

declare const brand: unique symbol;

/** A UUID that names one kind of thing. */
export type Id<Kind extends string> = string & { readonly [brand]: Kind };

export type MemberId = Id<'member'>;
export type AnalysisId = Id<'analysis'>;
export type ItemId = Id<'item'>;
export type EntryId = Id<'entry'>;
export type JournalPhotoId = Id<'journal-photo'>;
export type BodySourceId = Id<'body-source'>;
export type BodyNoteId = Id<'body-note'>;
export type PromptId = Id<'prompt'>;
export type MomentId = Id<'moment'>;
export type PushDeviceId = Id<'push-device'>;

/** A new UUIDv7 (RFC 9562): ordered by time, so that indexes stay dense. */
export function newId<Kind extends string>(): Id<Kind> {
  return asId<Kind>(v7());
}

/** Names a checked UUID's kind. The one cast for ids: call it where a UUID was parsed, or was read from the database. */
export function asId<Kind extends string>(uuid: string): Id<Kind> {
  return uuid as Id<Kind>;
}
