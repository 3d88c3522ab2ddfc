import { createRoute } from '@tanstack/react-router';
import { lazyScreen } from '../lazy-screen.ts';
import { auditSearch, figuresSearch, flagsSearch, jobsSearch } from '../staff-search.ts';
import { member } from './root-routes.ts';

const staff = createRoute({
  getParentRoute: () => member,
  path: '/staff',
  component: lazyScreen(['staff'], () => import('../routes/staff.tsx'), 'StaffScreen'),
});

const staffFigures = createRoute({
  getParentRoute: () => staff,
  path: '/',
  validateSearch: figuresSearch,
  component: lazyScreen(['staff'], () => import('../routes/staff-figures.tsx'), 'StaffFiguresScreen'),
});

const staffJobs = createRoute({
  getParentRoute: () => staff,
  path: 'jobs',
  validateSearch: jobsSearch,
  component: lazyScreen(['staff'], () => import('../routes/staff-jobs.tsx'), 'StaffJobsScreen'),
});

const staffFlags = createRoute({
  getParentRoute: () => staff,
  path: 'flags',
  validateSearch: flagsSearch,
  component: lazyScreen(['staff'], () => import('../routes/staff-flags.tsx'), 'StaffFlagsScreen'),
});

const staffPeople = createRoute({
  getParentRoute: () => staff,
  path: 'people',
  component: lazyScreen(['staff'], () => import('../routes/staff-people.tsx'), 'StaffPeopleScreen'),
});

const staffAudit = createRoute({
  getParentRoute: () => staff,
  path: 'audit',
  validateSearch: auditSearch,
  component: lazyScreen(['staff'], () => import('../routes/staff-audit.tsx'), 'StaffAuditScreen'),
});

const staffSwitches = createRoute({
  getParentRoute: () => staff,
  path: 'switches',
  component: lazyScreen(['staff'], () => import('../routes/staff-switches.tsx'), 'StaffSwitchesScreen'),
});

export const staffRoutes = [
  staff.addChildren([staffFigures, staffJobs, staffFlags, staffPeople, staffAudit, staffSwitches]),
] as const;
