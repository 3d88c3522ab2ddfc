import type { ErrorComponentProps } from '@tanstack/react-router';
import { useText } from '../../lib/intl/use-text.ts';
import { Page } from '../../ui/page.tsx';
import { Problem } from '../../ui/problem.tsx';

/** A screen that could not be drawn: also when its code could not be fetched. */
export function RouteProblem({ error }: ErrorComponentProps) {
  const t = useText();
  return (
    <Page title={t('problem.title')}>
      <Problem error={error} onRetry={() => window.location.reload()} />
    </Page>
  );
}
