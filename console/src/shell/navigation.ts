import {
  IconAdjustments,
  IconArrowsSplit2,
  IconBuildingCommunity,
  IconCalendarCheck,
  IconChecklist,
  IconDatabase,
  IconFlag,
  IconGauge,
  IconLayoutDashboard,
  IconLogout,
  IconMail,
  IconPlayerPlay,
  IconReportMoney,
  IconRotateClockwise2,
  IconSettings,
  IconTimeline,
  IconTrendingDown,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import type { Role } from '../../../lib/domain/people/role.ts';

/** A place of the console: its address, what it is called, and the least role that finds something there. */
export type Place = { to: string; label: string; icon: ComponentType<{ size?: number | string }>; role: Role };

/** The navigation, in groups; the command palette lists the same places. */
export const navigation: readonly { label: string; places: readonly Place[] }[] = [
  {
    label: 'Customers',
    places: [
      { to: '/', label: 'Portfolio', icon: IconLayoutDashboard, role: 'viewer' },
      { to: '/accounts', label: 'Accounts', icon: IconBuildingCommunity, role: 'viewer' },
      { to: '/review', label: 'Review', icon: IconCalendarCheck, role: 'viewer' },
    ],
  },
  {
    label: 'Work',
    places: [
      { to: '/tasks', label: 'Tasks', icon: IconChecklist, role: 'csm' },
      { to: '/outbox', label: 'Outbox', icon: IconMail, role: 'csm' },
      { to: '/runs', label: 'Runs', icon: IconPlayerPlay, role: 'viewer' },
    ],
  },
  {
    label: 'Retention',
    places: [
      { to: '/retention/cancellations', label: 'Cancellations', icon: IconLogout, role: 'csm' },
      { to: '/retention/cohorts', label: 'Cohorts', icon: IconTimeline, role: 'leader' },
      { to: '/retention/renewals', label: 'Renewals', icon: IconRotateClockwise2, role: 'csm' },
      { to: '/retention/unit-economics', label: 'Unit economics', icon: IconReportMoney, role: 'leader' },
      { to: '/retention/unused', label: 'Unused subscriptions', icon: IconTrendingDown, role: 'csm' },
    ],
  },
  {
    label: 'Workflows',
    places: [
      { to: '/rules', label: 'Rules', icon: IconFlag, role: 'viewer' },
      { to: '/scorecards', label: 'Scorecards', icon: IconGauge, role: 'viewer' },
      { to: '/milestones', label: 'Milestones', icon: IconAdjustments, role: 'viewer' },
      { to: '/playbooks', label: 'Playbooks', icon: IconArrowsSplit2, role: 'viewer' },
    ],
  },
  {
    label: 'House',
    places: [
      { to: '/sources', label: 'Sources', icon: IconDatabase, role: 'viewer' },
      { to: '/settings', label: 'Settings', icon: IconSettings, role: 'leader' },
    ],
  },
];
