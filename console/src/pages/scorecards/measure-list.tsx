import { NumberInput, Table, Text } from '@mantine/core';
import { shareText } from '../../parts/formats.ts';
import type { WorkflowsDraft } from '../../workflows/use-workflows-draft.ts';
import { useYamlList, type YamlEntry } from '../../workflows/use-yaml-list.ts';
import { PointsPicture } from './points-picture.tsx';
import { pointsInWords } from './points-words.ts';
import type { Scorecard } from './scorecard.ts';
import classes from './scorecards.module.css';

/** The measures: what each looks at, how a value becomes points, its weight and the part of the score that it is. */
export function MeasureList({ draft, scorecard }: { draft: WorkflowsDraft; scorecard: Scorecard }) {
  const cards = useYamlList(draft, 'scorecard.yaml', 'scorecards');
  const at = cards.items.findIndex(({ id }) => id === scorecard.id);
  const written = (cards.items[at]?.measures ?? []) as YamlEntry[];
  const mayEdit = draft.mayEdit && at >= 0;
  const groupOf = (id: string | undefined) => scorecard.groups.find((group) => group.id === id)?.label;
  return (
    <Table.ScrollContainer minWidth={640} type="native">
      <Table verticalSpacing="sm" className={classes.measures}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Measure</Table.Th>
            <Table.Th>How it becomes points</Table.Th>
            <Table.Th ta="right">Weight</Table.Th>
            <Table.Th ta="right">Of the score</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {scorecard.measures.map((measure) => {
            const index = written.findIndex(({ id }) => id === measure.id);
            const weigh = (weight: string | number) => {
              if (typeof weight === 'number' && weight > 0) cards.set([at, 'measures', index, 'weight'], weight);
            };
            return (
              <Table.Tr key={measure.id}>
                <Table.Td>
                  <Text size="sm" fw={600}>
                    {measure.label}
                  </Text>
                  <Text size="xs" c="dimmed">
                    {[groupOf(measure.group), measure.metric].filter(Boolean).join(' · ')}
                  </Text>
                </Table.Td>
                <Table.Td>
                  <PointsPicture points={measure.points} />
                  <Text size="xs" c="dimmed">
                    {pointsInWords(measure.points)}
                  </Text>
                </Table.Td>
                <Table.Td ta="right">
                  {mayEdit && index >= 0 ? (
                    <NumberInput
                      size="xs"
                      w={84}
                      ml="auto"
                      min={0.1}
                      max={1000}
                      aria-label={`Weight of ${measure.label}`}
                      value={measure.weight}
                      onChange={weigh}
                    />
                  ) : (
                    measure.weight
                  )}
                </Table.Td>
                <Table.Td ta="right">{shareText(measure.share, 1)}</Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
