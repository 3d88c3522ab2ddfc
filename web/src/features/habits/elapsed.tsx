import { Timer } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useFormat } from '../../lib/intl/use-format.ts';
import { useText } from '../../lib/intl/use-text.ts';

const TICK_MS = 1_000;

/** How long a timer runs, as it does. */
export function Elapsed({ since, target }: { since: string; target: string }) {
  const t = useText();
  const format = useFormat();
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  const seconds = Math.max(0, Math.floor((now - Date.parse(since)) / 1000));
  const elapsed = `${format.number(Math.floor(seconds / 60))}:${String(seconds % 60).padStart(2, '0')}`;
  return (
    <span className="flex items-center gap-1 font-medium text-accent">
      <Timer size={15} aria-hidden />
      {t('habits.running', { elapsed, target })}
    </span>
  );
}
