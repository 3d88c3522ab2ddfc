import type { Session, User } from './identity-store.ts';

/** A user as Clerk's Backend API and webhooks show one (https://clerk.com/docs/reference/backend-api/tag/users). */
export function clerkUser(user: User) {
  return {
    id: user.id,
    object: 'user',
    username: null,
    first_name: null,
    last_name: null,
    locale: null,
    image_url: '',
    has_image: false,
    primary_email_address_id: user.emailId,
    primary_phone_number_id: null,
    primary_web3_wallet_id: null,
    password_enabled: true,
    two_factor_enabled: false,
    totp_enabled: false,
    backup_code_enabled: false,
    email_addresses: [
      {
        id: user.emailId,
        object: 'email_address',
        email_address: user.email,
        reserved: false,
        verification: { status: 'verified', strategy: 'admin', attempts: null, expire_at: null },
        linked_to: [],
      },
    ],
    phone_numbers: [],
    web3_wallets: [],
    passkeys: [],
    external_accounts: [],
    enterprise_accounts: [],
    public_metadata: user.publicMetadata,
    private_metadata: user.privateMetadata,
    unsafe_metadata: user.unsafeMetadata,
    external_id: null,
    banned: false,
    locked: false,
    delete_self_enabled: true,
    create_organization_enabled: false,
    legal_accepted_at: null,
    last_sign_in_at: user.lastSignInAtMs,
    last_active_at: user.lastSignInAtMs,
    created_at: user.createdAtMs,
    updated_at: user.updatedAtMs,
  };
}

/** A session as the Backend API and webhooks show one. Past its end an active session reads as `expired`. */
export function clerkSession(session: Session, nowMs: number) {
  return {
    object: 'session',
    id: session.id,
    client_id: `client_${session.clientHash.slice(0, 27)}`,
    user_id: session.userId,
    status: session.status === 'active' && session.expiresAtMs <= nowMs ? 'expired' : session.status,
    actor: null,
    latest_activity: activityOf(session),
    last_active_at: session.updatedAtMs,
    last_active_organization_id: null,
    expire_at: session.expiresAtMs,
    abandon_at: session.expiresAtMs,
    created_at: session.createdAtMs,
    updated_at: session.updatedAtMs,
  };
}

/** Clerk reads a browser's name the same way, and its own fields besides. */
function activityOf({ id, userAgent = '' }: Session) {
  const browser = /Firefox|Edg|Chrome|Safari/.exec(userAgent)?.[0];
  const device = /Android|iPhone|iPad|Windows|Macintosh|Linux/.exec(userAgent)?.[0];
  return {
    object: 'session_activity',
    id: `sess_activity_${id}`,
    is_mobile: /Mobile/.test(userAgent),
    ...(browser !== undefined && { browser_name: browser === 'Edg' ? 'Edge' : browser }),
    ...(device !== undefined && { device_type: device }),
  };
}

export function deletedUser(id: string) {
  return { id, object: 'user', deleted: true };
}
