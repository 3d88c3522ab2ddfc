import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { PageMeta } from '../lib/api/api-client.ts';
import { useFormat } from '../lib/intl/use-format.ts';
import { useText } from '../lib/intl/use-text.ts';
import { Button } from './button.tsx';

/** Back and forth through the pages of a list, and where one is. */
export function Pager({ meta, onPage }: { meta: PageMeta; onPage: (page: number) => void }) {
  const t = useText();
  const format = useFormat();
  if (meta.totalPages <= 1) return null;
  return (
    <nav aria-label={t('pager.label')} className="flex items-center justify-between gap-3 pt-2">
      <Button
        icon={<ChevronLeft size={18} aria-hidden />}
        disabled={meta.page <= 1}
        onClick={() => onPage(Math.min(meta.page - 1, meta.totalPages))}
      >
        {t('pager.back')}
      </Button>
      <p className="figures text-center text-sm text-soft">
        {t('pager.place', { page: format.number(meta.page), pages: format.number(meta.totalPages) })}
        {!meta.totalIsExact && '+'}
      </p>
      <Button disabled={meta.page >= meta.totalPages} onClick={() => onPage(meta.page + 1)}>
        {t('pager.on')} <ChevronRight size={18} aria-hidden />
      </Button>
    </nav>
  );
}
