import { useEffect, useState } from 'react';
import { useFormat } from '../../lib/intl/use-format.ts';
import { useText } from '../../lib/intl/use-text.ts';

const TICK_MS = 5_000;

/** Minutes since a start, as they pass. */
export function Elapsed({ since, target }: { since: string; target: string }) {
  const t = useText();
  const format = useFormat();
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  const minutes = Math.max(0, Math.floor((now - Date.parse(since)) / 60_000));
  return <span>{t('habits.running', { elapsed: format.number(minutes), target })}</span>;
}
