import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useMemo } from 'react';
import { meQuery, useChangeMe } from '../../features/account/me-queries.ts';
import { useApi } from '../../lib/api/api-client.ts';
import { setLanguage } from '../../lib/intl/locale-provider.tsx';
import { FormatContext } from '../../lib/intl/use-format.ts';
import { setTheme } from '../../lib/theme.ts';

const deviceZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Brings the member's theme, language, units and time zone to the page. Until they are known the device's hold. */
export function PreferencesProvider({ children }: { children: ReactNode }) {
  const { data: me } = useQuery(meQuery(useApi()));
  const theme = me?.preferences.theme;
  const language = me?.preferences.language;
  useEffect(() => {
    if (theme !== undefined) setTheme(theme);
  }, [theme]);
  useEffect(() => {
    if (language !== undefined) setLanguage(language);
  }, [language]);
  useDeviceZoneOnce(me?.timeZone);
  const units = me?.preferences.units ?? 'metric';
  const timeZone = me?.timeZone ?? deviceZone();
  const format = useMemo(() => ({ units, timeZone }), [units, timeZone]);
  return <FormatContext value={format}>{children}</FormatContext>;
}

const ZONE_TAKEN = 'dayloom.zone-taken';

/** A new member stands at UTC: the device knows better, once. Who sets UTC later means it. */
function useDeviceZoneOnce(timeZone: string | undefined): void {
  const { mutate } = useChangeMe();
  useEffect(() => {
    if (timeZone === undefined || localStorage.getItem(ZONE_TAKEN) !== null) return;
    localStorage.setItem(ZONE_TAKEN, 'yes');
    const zone = deviceZone();
    if (timeZone === 'UTC' && zone !== 'UTC') mutate({ timeZone: zone });
  }, [timeZone, mutate]);
}
