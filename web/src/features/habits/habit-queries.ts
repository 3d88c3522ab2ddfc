import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type {
  Goal,
  HabitDay,
  Pause,
  Task,
  TaskTemplate,
  TemplateDay,
} from '#workers/features/habits/schemas.ts';
import type { Api } from '../../lib/api/api-client.ts';

export const habitKeys = {
  all: ['habits'] as const,
  tasks: (day: string) => ['habits', 'tasks', day] as const,
  templates: ['habits', 'templates'] as const,
  days: ['habits', 'days'] as const,
  goals: ['habits', 'goals'] as const,
  pauses: ['habits', 'pauses'] as const,
  calendar: ['habits', 'calendar'] as const,
};

/** The tasks of a day, a hundred to a page. */
export function tasksQuery(api: Api, day: string, page = 1) {
  return queryOptions({
    queryKey: [...habitKeys.tasks(day), page],
    queryFn: ({ signal }) => api.list<Task>(`/tasks?day=${day}&perPage=100&page=${page}`, { signal }),
  });
}

export function templatesQuery(api: Api, page: number) {
  return queryOptions({
    queryKey: [...habitKeys.templates, page],
    queryFn: ({ signal }) => api.list<TaskTemplate>(`/task-templates?page=${page}`, { signal }),
    placeholderData: keepPreviousData,
  });
}

export function goalsQuery(api: Api, page: number) {
  return queryOptions({
    queryKey: [...habitKeys.goals, page],
    queryFn: ({ signal }) => api.list<Goal>(`/goals?page=${page}`, { signal }),
    placeholderData: keepPreviousData,
  });
}

/** Goals that a task can stand under: the first hundred. */
export function goalChoiceQuery(api: Api) {
  return queryOptions({
    queryKey: [...habitKeys.goals, 'choice'],
    queryFn: ({ signal }) => api.list<Goal>('/goals?perPage=100', { signal }),
  });
}

/** The tasks under a goal, the first twenty. */
export function goalTasksQuery(api: Api, goalId: string) {
  return queryOptions({
    queryKey: [...habitKeys.templates, 'goal', goalId],
    queryFn: ({ signal }) => api.list<TaskTemplate>(`/task-templates?goalId=${goalId}`, { signal }),
  });
}

export function templateQuery(api: Api, id: string) {
  return queryOptions({
    queryKey: [...habitKeys.templates, 'one', id],
    queryFn: ({ signal }) => api.read<TaskTemplate>(`/task-templates/${id}`, { signal }),
  });
}

export function templateDaysQuery(api: Api, id: string, from: string, to: string) {
  return queryOptions({
    queryKey: [...habitKeys.days, id, from, to],
    queryFn: ({ signal }) =>
      api.read<TemplateDay[]>(`/task-templates/${id}/days?from=${from}&to=${to}`, { signal }),
  });
}

export function habitDaysQuery(api: Api, from: string, to: string) {
  return queryOptions({
    queryKey: [...habitKeys.days, from, to],
    queryFn: ({ signal }) => api.read<HabitDay[]>(`/habit-days?from=${from}&to=${to}`, { signal }),
  });
}

export function pausesQuery(api: Api) {
  return queryOptions({
    queryKey: habitKeys.pauses,
    queryFn: ({ signal }) => api.list<Pause>('/habit-pauses?perPage=5', { signal }),
  });
}

export function calendarQuery(api: Api) {
  return queryOptions({
    queryKey: habitKeys.calendar,
    queryFn: ({ signal }) => api.read<{ since: string | null }>('/habit-calendar', { signal }),
  });
}
