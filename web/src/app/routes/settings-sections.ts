import {
  BellRing,
  CreditCard,
  Laptop,
  LockKeyhole,
  ShieldCheck,
  SlidersHorizontal,
  UserRound,
} from 'lucide-react';
import type { MessageId } from '../../lib/intl/messages.ts';

/** The sections of the settings, in their order; a slice adds a line, and a child of the settings' route. */
export const SETTINGS_SECTIONS = [
  { to: '/settings', label: 'settings.account', icon: UserRound },
  { to: '/settings/preferences', label: 'settings.preferences', icon: SlidersHorizontal },
  { to: '/settings/notifications', label: 'settings.notifications', icon: BellRing },
  { to: '/settings/plan', label: 'settings.plan', icon: CreditCard },
  { to: '/settings/consents', label: 'settings.consents', icon: ShieldCheck },
  { to: '/settings/privacy', label: 'settings.privacy', icon: LockKeyhole },
  { to: '/settings/sessions', label: 'settings.sessions', icon: Laptop },
] as const satisfies readonly { to: string; label: MessageId; icon: typeof UserRound }[];
