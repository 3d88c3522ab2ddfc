import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState } from 'react';
import { isTyping } from '../../lib/is-typing.ts';
import { DESTINATIONS } from './destinations.ts';

const ShortcutsSheet = lazy(async () => ({
  default: (await import('./shortcuts-sheet.tsx')).ShortcutsSheet,
}));

/** How long after `g` the second letter still counts. */
const SECOND_WITHIN_MS = 1_500;

/** The keys that work on every screen, beside `n`: `g` and a letter lead on, `?` shows them all. */
export function Shortcuts() {
  const navigate = useNavigate();
  const [isWanted, setIsWanted] = useState(false);
  const [isOpen, setIsOpen] = useState(false);
  useEffect(() => {
    let leaderAt = Number.NEGATIVE_INFINITY;
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const isSecond = event.timeStamp - leaderAt < SECOND_WITHIN_MS;
      leaderAt = event.key === 'g' ? event.timeStamp : Number.NEGATIVE_INFINITY;
      if (event.key === '?') {
        event.preventDefault();
        setIsWanted(true);
        setIsOpen(true);
      }
      const destination = DESTINATIONS.find(({ letter }) => letter === event.key);
      if (isSecond && destination !== undefined) {
        event.preventDefault();
        void navigate({ to: destination.to });
      }
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [navigate]);
  if (!isWanted) return null;
  return (
    <Suspense fallback={null}>
      <ShortcutsSheet isOpen={isOpen} onOpenChange={setIsOpen} />
    </Suspense>
  );
}
