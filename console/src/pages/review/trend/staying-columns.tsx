import type { StayingStudy } from '../../../../../lib/domain/review/staying.ts';
import { shareText } from '../../../parts/formats.ts';
import type { Column } from '../../../parts/table-view.tsx';
import { pointsText } from './points-text.ts';

type Row = StayingStudy['milestones'][number];

/** The table of the milestones and who stayed with them and without. */
export const stayingColumns: Column<Row>[] = [
  { key: 'milestone', label: 'Milestone', value: ({ label }) => label },
  {
    key: 'with',
    label: 'Stayed with it',
    align: 'right',
    value: ({ with: some }) => some.share,
    cell: ({ with: some }) => text(some),
  },
  {
    key: 'without',
    label: 'Stayed without',
    align: 'right',
    value: ({ without }) => without.share,
    cell: ({ without }) => text(without),
  },
  {
    key: 'difference',
    label: 'Difference',
    align: 'right',
    value: ({ difference }) => difference,
    cell: ({ difference }) => (difference === undefined ? 'too few to tell' : pointsText(difference)),
  },
];

function text({ share, of, count }: Row['with']): string {
  return share === undefined ? `${count} of ${of}` : `${shareText(share)} of ${of}`;
}
