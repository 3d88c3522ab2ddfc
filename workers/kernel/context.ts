import type { MemberId } from './ids.ts';

export type Plan = 'free' | 'premium';
export type Role = 'member' | 'admin';

/** Who acts: a person's own session, or a key or an assistant that the person gave scopes to. */
export type Actor =
  | { kind: 'session'; sessionId: string }
  | { kind: 'api-key'; keyId: string; scopes: ReadonlySet<string> }
  /** Work that the member asked for earlier. */
  | { kind: 'job'; name: string };

export interface Member {
  id: MemberId;
  role: Role;
  plan: Plan;
  /** IANA zone. */
  timeZone: string;
  /** How often their preferences had changed, at least; absent where nobody looked. */
  preferencesRevision?: number;
}

/** What every verb knows about the request that it serves. */
export interface Context {
  member: Member;
  actor: Actor;
  now: Date;
  correlationId: string;
}
