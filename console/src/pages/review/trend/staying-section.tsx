import { SegmentedControl, Stack, Text, Title } from '@mantine/core';
import type { CohortTrend } from '../../../../../lib/domain/review/cohort-trend.ts';
import type { ShareOf } from '../../../../../lib/domain/review/share.ts';
import type { StayingStudy } from '../../../../../lib/domain/review/staying.ts';
import { numberText, shareText } from '../../../parts/formats.ts';
import { TableView } from '../../../parts/table-view.tsx';
import { Fold } from '../parts/fold.tsx';
import { Section } from '../parts/section.tsx';
import { countOf } from '../words.ts';
import { MilestoneEffects } from './milestone-effects.tsx';
import { stayingColumns } from './staying-columns.tsx';
import classes from './trend.module.css';

/** How a study is named in the address. */
export const studyKey = ({ landmarkDays, horizonDays }: StayingStudy) => `${landmarkDays}-${horizonDays}`;

type StayingSectionProps = { trend: CohortTrend; shown?: string; onShow: (study: string) => void };

/** Whether those who were implemented stay: does the definition predict what it should, and which milestone most. */
export function StayingSection({ trend: { staying }, shown, onShow }: StayingSectionProps) {
  const study = staying.find((one) => studyKey(one) === shown) ?? staying[0];
  if (!study) return null;
  return (
    <Section
      title="Do the implemented stay?"
      description={aboutText(study)}
      actions={
        staying.length > 1 && (
          <SegmentedControl
            aria-label="Looked at over"
            size="xs"
            value={studyKey(study)}
            onChange={onShow}
            data={staying.map((one) => ({
              value: studyKey(one),
              label: `Day ${one.landmarkDays} to ${one.horizonDays}`,
            }))}
          />
        )
      }
    >
      <Study study={study} />
    </Section>
  );
}

function aboutText({ landmarkDays, horizonDays, accounts, leftBefore, tooYoung }: StayingStudy): string {
  const about = `${countOf(accounts, 'account')} that were customers on day ${landmarkDays}, told apart by what they had reached by then, and whether they were still customers on day ${horizonDays}.`;
  return `${about} Left before: ${numberText(leftBefore)}; too young to tell: ${numberText(tooYoung)}.`;
}

function Study({ study }: { study: StayingStudy }) {
  const { implemented, milestones } = study;
  const ranked = milestones.toSorted((a, b) => (b.difference ?? -2) - (a.difference ?? -2));
  return (
    <Stack gap="lg">
      <Text fw={600}>{implemented.words}</Text>
      <div className={classes.bars}>
        <StayedBar label="Implemented" stayed={implemented.with} />
        <StayedBar label="Not implemented" stayed={implemented.without} isQuiet />
      </div>
      <div>
        <Title order={3} mb={4}>
          Which milestone matters most
        </Title>
        <MilestoneEffects milestones={ranked} />
      </div>
      <Fold label="The figures as a table">
        <TableView
          caption="Who stayed, with a milestone and without"
          columns={stayingColumns}
          rows={ranked}
          rowKey={({ milestone }) => milestone}
          csvName="milestones-and-staying"
        />
      </Fold>
    </Stack>
  );
}

function StayedBar({ label, stayed, isQuiet }: { label: string; stayed: ShareOf; isQuiet?: boolean }) {
  const { share, of, count } = stayed;
  return (
    <div className={classes.bar}>
      <Text size="sm">{label}</Text>
      <Text size="sm" className={classes.number}>
        {share === undefined
          ? 'too few to tell'
          : `${shareText(share)} stayed (${numberText(count)} of ${numberText(of)})`}
      </Text>
      <div className={classes.rail} aria-hidden>
        <div className={classes.fill} data-quiet={isQuiet} style={{ width: `${100 * (share ?? 0)}%` }} />
      </div>
    </div>
  );
}
