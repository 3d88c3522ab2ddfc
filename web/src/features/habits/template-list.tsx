import { Link } from '@tanstack/react-router';
import { PencilLine, Trash2 } from 'lucide-react';
import type { TaskTemplate } from '#workers/features/habits/schemas.ts';
import { useApi } from '../../lib/api/api-client.ts';
import { useFormat } from '../../lib/intl/use-format.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { useNotice } from '../../lib/notices.ts';
import { IconButton } from '../../ui/button.tsx';
import { useAttempt } from '../../ui/use-attempt.ts';
import { habitKeys } from './habit-queries.ts';
import { useRhythm } from './rhythm-words.ts';
import { StrengthBar } from './strength-bar.tsx';

/** Planned tasks with their strength, each to be changed or removed. */
export function TemplateList({
  templates,
  onEdit,
}: {
  templates: readonly TaskTemplate[];
  onEdit: (template: TaskTemplate) => void;
}) {
  const t = useText();
  const format = useFormat();
  const rhythm = useRhythm();
  const remove = useRemoveTemplate();
  return (
    <ul className="grid gap-2">
      {templates.map((template) => (
        <li
          key={template.id}
          className="flex items-center gap-2 rounded-lg border border-line bg-surface py-2.5 pr-1.5 pl-4 shadow-card"
        >
          <div className="grid min-w-0 flex-1 gap-1">
            <Link
              to="/habits/$templateId"
              params={{ templateId: template.id }}
              className="leading-snug font-medium underline-offset-4 hover:underline"
            >
              {template.title}
            </Link>
            <p className="figures text-sm text-soft">
              {[template.group, rhythm(template), t('habits.streakDays', { count: template.streak })]
                .filter((word) => word !== '')
                .join(' · ')}
            </p>
            <StrengthBar strength={template.strength} label={format.percent(template.strength)} />
          </div>
          <IconButton
            label={t('habits.edit', { task: template.title })}
            icon={<PencilLine size={20} />}
            onClick={() => onEdit(template)}
          />
          <IconButton
            label={t('habits.delete', { task: template.title })}
            icon={<Trash2 size={20} />}
            onClick={() => void remove(template)}
          />
        </li>
      ))}
    </ul>
  );
}

function useRemoveTemplate() {
  const t = useText();
  const api = useApi();
  const notice = useNotice();
  const { attempt } = useAttempt(habitKeys.all);
  return ({ id, title }: TaskTemplate) =>
    attempt(async () => {
      await api.read(`/task-templates/${id}`, { method: 'DELETE' });
      notice(t('habits.deleted', { task: title }), {
        undo: () => void attempt(() => api.read(`/task-templates/${id}/restore`, { method: 'POST' })),
      });
    });
}
