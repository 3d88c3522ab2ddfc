import { Menu } from '@base-ui/react/menu';
import { useNavigate } from '@tanstack/react-router';
import { Apple, Camera, NotebookPen, PencilLine } from 'lucide-react';
import type { RefObject } from 'react';
import type { MessageId } from '../../lib/intl/messages.ts';
import { useText } from '../../lib/intl/use-text.ts';

const WAYS = [
  { to: '/meals/new', label: 'add.photo', hint: 'add.photoHint', icon: Camera },
  { to: '/journal/new', label: 'add.entry', hint: 'add.entryHint', icon: NotebookPen },
  { to: '/quick-add', label: 'add.quick', hint: 'add.quickHint', icon: PencilLine },
  { to: '/foods', label: 'add.food', hint: 'add.foodHint', icon: Apple },
] as const satisfies readonly { to: string; label: MessageId; hint: MessageId; icon: typeof Apple }[];

export interface AddMenuPopupProps {
  anchor: RefObject<HTMLButtonElement | null>;
  side: 'top' | 'right';
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
}

export function AddMenuPopup({ anchor, side, isOpen, onOpenChange }: AddMenuPopupProps) {
  const t = useText();
  const navigate = useNavigate();
  return (
    <Menu.Root
      open={isOpen}
      onOpenChange={(open, { event }) => {
        // The button closes by itself: a press on it must not close first and open again.
        if (event.target instanceof Node && anchor.current?.contains(event.target)) return;
        onOpenChange(open);
      }}
    >
      <Menu.Portal>
        <Menu.Positioner
          anchor={anchor}
          side={side}
          align={side === 'top' ? 'center' : 'start'}
          sideOffset={10}
          className="z-50"
        >
          <Menu.Popup
            finalFocus={anchor}
            aria-label={t('nav.add')}
            className="w-72 origin-(--transform-origin) rounded-lg border border-line bg-raised p-1.5 shadow-float outline-none transition-[opacity,scale] duration-150 data-starting-style:scale-95 data-starting-style:opacity-0"
          >
            {WAYS.map(({ to, label, hint, icon: Icon }) => (
              <Menu.Item
                key={to}
                onClick={() => navigate({ to })}
                className="flex cursor-default items-center gap-3 rounded-md p-2.5 outline-none select-none data-highlighted:bg-accent-soft"
              >
                <span className="grid size-10 shrink-0 place-items-center rounded-full bg-accent-soft text-accent">
                  <Icon size={20} aria-hidden />
                </span>
                <span>
                  <span className="block font-medium">{t(label)}</span>
                  <span className="block text-sm text-soft">{t(hint)}</span>
                </span>
              </Menu.Item>
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
