import { Accordion, Skeleton } from '@mantine/core';
import type { ReviewDossier, ReviewLine } from '../../../../../lib/domain/review/pre-read.ts';
import { useRead } from '../../../api/use-read.ts';
import { WhenRead } from '../../../parts/page.tsx';
import { Dossier } from '../parts/dossier.tsx';
import { DossierLinks } from '../parts/dossier-links.tsx';
import classes from './account-list.module.css';
import { LineSummary } from './line-summary.tsx';

type AccountListProps = {
  month: string;
  values: 'frozen' | 'live';
  lines: readonly ReviewLine[];
  /** Those already read. */
  dossiers: ReadonlyMap<string, ReviewDossier>;
  opened: string[];
  onOpen: (accountIds: string[]) => void;
};

/** The accounts of a month on a line each, most pressing first; a line opens what every source says. */
export function AccountList({ month, values, lines, dossiers, opened, onOpen }: AccountListProps) {
  return (
    <Accordion
      multiple
      value={opened}
      onChange={onOpen}
      variant="separated"
      radius="md"
      className={classes.list}
      order={3}
    >
      {lines.map((line) => (
        <Accordion.Item key={line.accountId} value={line.accountId} className={classes.item}>
          <Accordion.Control>
            <LineSummary line={line} />
          </Accordion.Control>
          <Accordion.Panel>
            {opened.includes(line.accountId) && (
              <>
                <DossierLinks month={month} accountId={line.accountId} />
                <OpenedAccount
                  month={month}
                  values={values}
                  accountId={line.accountId}
                  known={dossiers.get(line.accountId)}
                />
              </>
            )}
          </Accordion.Panel>
        </Accordion.Item>
      ))}
    </Accordion>
  );
}

type OpenedProps = { month: string; values: 'frozen' | 'live'; accountId: string; known?: ReviewDossier };

function OpenedAccount({ month, values, accountId, known }: OpenedProps) {
  const read = useRead('readReviewDossier', { params: { month, accountId }, query: { values } }, { enabled: !known });
  if (known) return <Dossier account={known} order={4} />;
  return (
    <WhenRead read={read} loading={<Skeleton height={420} radius="md" />}>
      {({ account }) => <Dossier account={account} order={4} />}
    </WhenRead>
  );
}
