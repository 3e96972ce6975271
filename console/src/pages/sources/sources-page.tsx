import { Skeleton, Stack } from '@mantine/core';
import { IconDatabaseImport } from '@tabler/icons-react';
import { useRead } from '../../api/use-read.ts';
import { EmptyState } from '../../parts/empty-state.tsx';
import { dayText } from '../../parts/formats.ts';
import { Page, WhenRead } from '../../parts/page.tsx';
import { useAddress } from '../../parts/use-address.ts';
import { ImportDrawer } from './import-drawer.tsx';
import { ImportsSection } from './imports-section.tsx';
import type { Source } from './source.ts';
import { SourceCard } from './source-card.tsx';

/** Trouble first: what failed, what is silent, what never came; then the rest by name. */
const ORDER: readonly Source['state'][] = ['failed', 'stale', 'never-delivered', 'fresh'];

/** Where what Holdfast knows comes from: how fresh it is, what was not taken in, and what rests on it. */
export function SourcesPage() {
  const read = useRead('listSources', {});
  const [shown, change] = useAddress((texts) => texts.import);
  const day = read.data?.day;
  return (
    <Page
      title="Sources"
      description={day ? `Where what is known comes from, as of ${dayText(day)}.` : 'Where what is known comes from.'}
    >
      <WhenRead read={read} loading={<Loading />}>
        {({ sources }) =>
          sources.length === 0 ? (
            <NoneYet />
          ) : (
            <Stack>
              {sources.toSorted(byTrouble).map((source) => (
                <SourceCard
                  key={source.source}
                  source={source}
                  onShowImport={(importId) => change({ import: importId }, 'push')}
                />
              ))}
              <ImportsSection onShow={(importId) => change({ import: importId }, 'push')} />
            </Stack>
          )
        }
      </WhenRead>
      {shown && <ImportDrawer importId={shown} onClose={() => change({ import: undefined })} />}
    </Page>
  );
}

const byTrouble = (a: Source, b: Source) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state);

function Loading() {
  return (
    <Stack>
      {['first', 'second', 'third', 'fourth'].map((source) => (
        <Skeleton key={source} height={150} radius="md" />
      ))}
    </Stack>
  );
}

function NoneYet() {
  return (
    <EmptyState icon={IconDatabaseImport} title="Nothing was imported yet">
      Each system that knows your customers (CRM, support desk, marketing, the product itself) exports files. Import a
      folder of them once with <code>holdfast import</code>; every daily run then takes in what is new, and this page
      says when something stays away.
    </EmptyState>
  );
}
