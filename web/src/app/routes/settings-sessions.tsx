import { SessionsCard } from '../../features/privacy/sessions-card.tsx';

export function SettingsSessionsScreen() {
  return <SessionsCard />;
}
