import { Stack, Title } from '@mantine/core';
import { IconArrowsDiff } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { ReviewRole } from '../../../../../lib/domain/review/fact.ts';
import type { ReviewDossier } from '../../../../../lib/domain/review/pre-read.ts';
import { ContradictionList } from './contradiction-list.tsx';
import classes from './dossier.module.css';
import { Heed } from './heed.tsx';
import { MilestoneList } from './milestone-list.tsx';
import { Obstacles } from './obstacles.tsx';
import { PaceLines } from './pace-lines.tsx';
import type { HeadingOrder } from './panel.tsx';
import { Panels } from './panels.tsx';

type DossierProps = {
  account: ReviewDossier;
  /** How deep the headings are. */
  order: HeadingOrder;
  folded?: readonly ReviewRole[];
  onToggle?: (role: ReviewRole) => void;
};

/** Everything known of an account's implementation: contradictions first, then how far it is, then the four sources. */
export function Dossier({ account, order, folded, onToggle }: DossierProps) {
  return (
    <Stack gap="md">
      {account.contradictionList.length > 0 && (
        <Heed icon={IconArrowsDiff} title="The sources disagree">
          <ContradictionList contradictions={account.contradictionList} />
        </Heed>
      )}
      <div className={classes.standing}>
        <Part title="What stands in the way" order={order}>
          <Obstacles obstacles={account.obstacles} proposal={account.proposal} />
        </Part>
        <Part title="Against others" order={order}>
          <PaceLines account={account} />
        </Part>
        <Part title="Milestones" order={order}>
          <MilestoneList milestones={account.milestones} />
        </Part>
      </div>
      <Panels panels={account.panels} order={order} folded={folded} onToggle={onToggle} />
    </Stack>
  );
}

function Part({ title, order, children }: { title: string; order: HeadingOrder; children: ReactNode }) {
  return (
    <section className={classes.part}>
      <Title order={order} fz="sm" mb={6}>
        {title}
      </Title>
      {children}
    </section>
  );
}
