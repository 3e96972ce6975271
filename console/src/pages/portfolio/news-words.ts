import {
  IconArrowDownRight,
  IconArrowUpRight,
  IconBolt,
  IconCircleCheck,
  IconDoorExit,
  IconEye,
  IconEyeOff,
  IconFlag,
  IconRotate,
  IconUserPlus,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import { numberText } from '../../parts/formats.ts';
import type { Portfolio } from './portfolio.ts';

type Kind = Portfolio['news'][number]['kind'];
type Icon = ComponentType<{ size?: number | string; color?: string; style?: object }>;

const bad = 'light-dark(var(--mantine-color-red-8), var(--mantine-color-red-4))';
const good = 'light-dark(var(--mantine-color-green-9), var(--mantine-color-green-4))';
const plain = 'var(--mantine-color-dimmed)';

/** The sign of each kind of news. */
export const newsIcons: Record<Kind, { icon: Icon; color: string }> = {
  cancelled: { icon: IconDoorExit, color: bad },
  'at-risk': { icon: IconFlag, color: bad },
  worse: { icon: IconArrowDownRight, color: bad },
  unscored: { icon: IconEyeOff, color: plain },
  fired: { icon: IconBolt, color: plain },
  better: { icon: IconArrowUpRight, color: good },
  scored: { icon: IconEye, color: plain },
  implemented: { icon: IconCircleCheck, color: good },
  returned: { icon: IconRotate, color: good },
  new: { icon: IconUserPlus, color: plain },
};

const TITLES: Record<Kind, string> = {
  cancelled: 'cancelled',
  'at-risk': 'newly at risk',
  worse: 'slipped to yellow',
  unscored: 'can no longer be scored',
  fired: 'set off a rule',
  better: 'improved',
  scored: 'can be scored now',
  implemented: 'became implemented',
  returned: 'came back',
  new: 'joined',
};

/** A kind of news in words: "3 newly at risk". */
export const newsTitle = (kind: Kind, accounts: number) => `${numberText(accounts)} ${TITLES[kind]}`;
