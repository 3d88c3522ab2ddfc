import { Apple, CalendarDays, Compass, History, NotebookPen, Settings } from 'lucide-react';
import type { MessageId } from '../../lib/intl/messages.ts';

interface Destination {
  to: string;
  label: MessageId;
  icon: typeof Apple;
  /** Has a place in the bar of a phone, which has four. */
  isTab: boolean;
}

export const DESTINATIONS = [
  { to: '/today', label: 'nav.today', icon: CalendarDays, isTab: true },
  { to: '/journal', label: 'nav.journal', icon: NotebookPen, isTab: true },
  { to: '/history', label: 'nav.history', icon: History, isTab: true },
  { to: '/foods', label: 'nav.foods', icon: Apple, isTab: false },
  { to: '/archetype', label: 'nav.archetype', icon: Compass, isTab: false },
  { to: '/settings', label: 'nav.settings', icon: Settings, isTab: true },
] as const satisfies readonly Destination[];
