import { ConsentsCard } from '../../features/account/consents-card.tsx';

export function SettingsConsentsScreen() {
  return <ConsentsCard />;
}
