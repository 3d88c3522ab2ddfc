import { Link } from '@tanstack/react-router';
import { PARTS, PARTS_NEEDED, WEIGHTS } from '#workers/features/wellness/pure/parts.ts';
import { PART_NAMES } from '../../features/wellness/part-words.ts';
import { useFormat } from '../../lib/intl/use-format.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { buttonLook } from '../../ui/button.tsx';
import { Card, Page } from '../../ui/page.tsx';

/** How a score is counted: the rule, each part with its weight, where it comes from, and what it is not. */
export function WellnessHowScreen() {
  const t = useText();
  const format = useFormat();
  return (
    <Page
      title={t('wellness.how')}
      lead={t('wellness.how.lead')}
      actions={
        <Link to="/wellness" className={buttonLook('quiet', 'small')}>
          {t('wellness.title')}
        </Link>
      }
    >
      <div className="grid gap-5">
        <Card className="grid gap-3">
          <p>{t('wellness.how.rule', { needed: PARTS_NEEDED })}</p>
          <p>{t('wellness.how.same')}</p>
        </Card>
        {PARTS.map((part) => (
          <Card key={part} className="grid gap-2">
            <div className="flex flex-wrap items-baseline justify-between gap-x-4">
              <h2 className="text-lg">{t(PART_NAMES[part])}</h2>
              <p className="figures text-sm text-soft">
                {t('wellness.weight', { share: format.percent(WEIGHTS[part] / 100) })}
              </p>
            </div>
            <p>{t(`wellness.how.${part}`)}</p>
          </Card>
        ))}
        <Card className="grid gap-3">
          <p>{t('wellness.how.weights')}</p>
          <p className="text-soft">{t('wellness.how.not')}</p>
        </Card>
      </div>
    </Page>
  );
}
