import { Link } from '@tanstack/react-router';
import type { Person } from '#workers/features/admin/schemas.ts';
import { useFormat } from '../../lib/intl/use-format.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { Card } from '../../ui/page.tsx';

const COUNTS = ['meals', 'entries', 'tasks', 'apiKeys', 'auditEntries', 'openFlags'] as const;

/** How an account stands, and how much it holds: never what. */
export function PersonCard({ person }: { person: Person }) {
  const t = useText();
  const format = useFormat();
  const day = (instant: string) => format.day(instant.slice(0, 10), 'short');
  const facts = [
    [t('staff.status'), t(`staff.status.${person.status}`)],
    [t('staff.plan'), t(`staff.plan.${person.plan}`)],
    ...(person.planUntil === null ? [] : [[t('staff.planUntil'), day(person.planUntil)]]),
    [t('staff.role'), t(`staff.role.${person.role}`)],
    [t('staff.since'), day(person.createdAt)],
  ];
  return (
    <Card className="grid gap-4">
      <div className="min-w-0">
        <h2 className="text-lg">{person.maskedMail ?? t('staff.noMail')}</h2>
        <code className="break-all text-xs text-soft">{person.id}</code>
      </div>
      <dl className="grid grid-cols-[repeat(auto-fit,minmax(7rem,1fr))] gap-3">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt className="text-xs text-faint">{name}</dt>
            <dd className="font-medium">{value}</dd>
          </div>
        ))}
      </dl>
      <dl className="grid grid-cols-3 gap-3 border-t border-line pt-4 sm:grid-cols-6">
        {COUNTS.map((name) => (
          <div key={name}>
            <dt className="text-xs text-faint">{t(`staff.count.${name}`)}</dt>
            <dd className="figures text-lg font-semibold">{format.number(person.counts[name])}</dd>
          </div>
        ))}
      </dl>
      <Link to="/staff/audit" search={{ memberId: person.id }} className="justify-self-start text-accent">
        {t('staff.toAudit')}
      </Link>
    </Card>
  );
}
