import {
  Apple,
  CalendarDays,
  Compass,
  Ellipsis,
  Gauge,
  HeartPulse,
  History,
  ListChecks,
  NotebookPen,
  Settings,
  Shield,
  Waves,
} from 'lucide-react';
import type { MessageId } from '../../lib/intl/messages.ts';

interface Destination {
  to: string;
  /** Leads there after `g`. */
  letter: string;
  label: MessageId;
  icon: typeof Apple;
  /** Has a place in the bar of a phone. */
  isTab: boolean;
  /** A shorter word for the bar of a phone, where the other one is too long in some language. */
  tabLabel?: MessageId;
}

/** All screens that one goes to, as a desk shows them. */
export const DESTINATIONS = [
  { to: '/today', letter: 't', label: 'nav.today', icon: CalendarDays, isTab: true },
  {
    to: '/habits',
    letter: 'h',
    label: 'nav.habits',
    tabLabel: 'nav.habitsTab',
    icon: ListChecks,
    isTab: true,
  },
  { to: '/journal', letter: 'j', label: 'nav.journal', icon: NotebookPen, isTab: true },
  { to: '/mood', letter: 'm', label: 'nav.mood', icon: Waves, isTab: false },
  { to: '/body', letter: 'b', label: 'nav.body', icon: HeartPulse, isTab: false },
  { to: '/wellness', letter: 's', label: 'nav.wellness', icon: Gauge, isTab: false },
  { to: '/history', letter: 'y', label: 'nav.history', icon: History, isTab: false },
  { to: '/foods', letter: 'f', label: 'nav.foods', icon: Apple, isTab: false },
  { to: '/archetype', letter: 'a', label: 'nav.archetype', icon: Compass, isTab: false },
  { to: '/house', letter: 'o', label: 'nav.house', icon: Shield, isTab: false },
  { to: '/settings', letter: 'e', label: 'nav.settings', icon: Settings, isTab: false },
] as const satisfies readonly Destination[];

/** The bar of a phone: what is used daily, and the way to the rest. */
export const TABS = [
  ...DESTINATIONS.filter(({ isTab }) => isTab),
  { to: '/more', label: 'nav.more', icon: Ellipsis, isTab: true },
] as const;
