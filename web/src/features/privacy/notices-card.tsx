import { ChevronDown } from 'lucide-react';
import type { MessageId } from '../../lib/intl/messages.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { Card } from '../../ui/page.tsx';

const NOTICES = ['gdpr', 'ccpa', 'medical'] as const;

/** What the law wants said, in plain words, folded until somebody wants to read it. */
export function NoticesCard() {
  const t = useText();
  return (
    <Card className="grid gap-2">
      <h2 className="text-lg">{t('privacy.notices')}</h2>
      <div className="grid divide-y divide-line">
        {NOTICES.map((notice) => (
          <details key={notice} className="group py-1">
            <summary className="flex min-h-11 cursor-pointer items-center justify-between gap-3 font-medium">
              {t(`privacy.${notice}.title`)}
              <ChevronDown
                size={18}
                aria-hidden
                className="shrink-0 text-faint transition-transform group-open:rotate-180"
              />
            </summary>
            <div className="grid gap-3 pb-3 text-soft">
              {paragraphs(t(`privacy.${notice}.text` satisfies MessageId)).map((paragraph) => (
                <p key={paragraph}>{paragraph}</p>
              ))}
            </div>
          </details>
        ))}
      </div>
    </Card>
  );
}

function paragraphs(text: string): string[] {
  return text.split('\n').filter((line) => line !== '');
}
