import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useMemo } from 'react';
import type { Me, PatchMe } from '#workers/features/account/schemas.ts';
import { meQuery, useChangeMe } from '../../features/account/me-queries.ts';
import { useApi } from '../../lib/api/api-client.ts';
import { deviceLanguage, type Language } from '../../lib/intl/language.ts';
import { setLanguage } from '../../lib/intl/texts.ts';
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
  useDeviceOnce(me);
  const units = me?.preferences.units ?? 'metric';
  const timeZone = me?.timeZone ?? deviceZone();
  const format = useMemo(() => ({ units, timeZone }), [units, timeZone]);
  return <FormatContext value={format}>{children}</FormatContext>;
}

const TAKEN = 'dayloom.device-taken';

/** What this device says otherwise than a new member's defaults; null when it is the same. */
export function deviceChoices(me: Me, device: { timeZone: string; language: Language }): PatchMe | null {
  const said: PatchMe['device'] = {
    ...(me.timeZone === 'UTC' && device.timeZone !== 'UTC' && { timeZone: device.timeZone }),
    ...(me.preferences.language === 'en' && device.language !== 'en' && { language: device.language }),
  };
  return Object.keys(said).length === 0 ? null : { device: said };
}

/** Tells the server once what this device says; it holds where the member has chosen nothing themselves. */
function useDeviceOnce(me: Me | undefined): void {
  const { mutate } = useChangeMe();
  useEffect(() => {
    if (me === undefined || localStorage.getItem(TAKEN) === me.id) return;
    localStorage.setItem(TAKEN, me.id);
    const change = deviceChoices(me, { timeZone: deviceZone(), language: deviceLanguage() });
    if (change !== null) mutate(change);
  }, [me, mutate]);
}
