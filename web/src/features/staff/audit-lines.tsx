import type { AuditEntry } from '#workers/features/admin/schemas.ts';
import { useFormat } from '../../lib/intl/use-format.ts';
import { useText } from '../../lib/intl/use-text.ts';

/** Who did what, when, and why. */
export function AuditLines({ lines }: { lines: readonly AuditEntry[] }) {
  const t = useText();
  const format = useFormat();
  return (
    <ol className="grid gap-2">
      {lines.map((line) => (
        <li
          key={line.id}
          className="grid gap-1 rounded-lg border border-line bg-surface p-3 shadow-card sm:px-4"
        >
          <div className="flex flex-wrap justify-between gap-x-4">
            <p className="font-medium">
              <code className="text-sm">{line.action}</code>
            </p>
            <p className="figures text-sm text-soft">
              {format.day(line.at.slice(0, 10), 'short')}, {format.time(line.at)}
            </p>
          </div>
          {line.reason !== null && <p>{line.reason}</p>}
          <p className="text-xs break-all text-soft">
            {t('staff.by', { actor: line.actor })}
            {line.actorId !== null && ` ${line.actorId}`}
            {line.memberId !== null && ` · ${t('staff.about')} ${line.memberId}`}
            {line.subjectId !== null && line.subjectId !== line.memberId && ` · ${line.subjectId}`}
          </p>
        </li>
      ))}
    </ol>
  );
}
