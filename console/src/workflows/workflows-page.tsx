import { Button, Skeleton } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { type ReactNode, useEffect } from 'react';
import { useRead } from '../api/use-read.ts';
import { Page, WhenRead } from '../parts/page.tsx';
import { useAddress } from '../parts/use-address.ts';
import { useArrived } from '../parts/use-arrived.ts';
import { DraftBar } from './draft-bar.tsx';
import { type Published, useWorkflowsDraft, type WorkflowsDraft } from './use-workflows-draft.ts';
import { VersionHistory } from './version-history.tsx';

type WorkflowsPageProps = {
  title: string | ((draft: WorkflowsDraft) => string);
  description: ReactNode;
  /** Buttons beside the title, before the history. */
  actions?: (draft: WorkflowsDraft) => ReactNode;
  loading?: ReactNode;
  children: (draft: WorkflowsDraft) => ReactNode;
};

/** A page about a part of the workflows: what is published with the draft of this browser on top of it, and what can be done with that. */
export function WorkflowsPage(props: WorkflowsPageProps) {
  const read = useRead('showWorkflows', {});
  const published = useArrived(read.data);
  if (published) return <Drafted {...props} published={published} />;
  const title = typeof props.title === 'string' ? props.title : '…';
  return (
    <Page title={title} description={props.description}>
      <WhenRead read={read} loading={props.loading ?? <Skeleton height={480} radius="md" />}>
        {() => null}
      </WhenRead>
    </Page>
  );
}

function Drafted({ title, description, actions, children, published }: WorkflowsPageProps & { published: Published }) {
  const draft = useWorkflowsDraft(published);
  const [{ history }, change] = useAddress(({ history }) => ({ history }));
  useAskBeforeLeaving(draft.changed.length > 0);
  return (
    <Page
      title={typeof title === 'string' ? title : title(draft)}
      description={description}
      actions={
        <>
          {actions?.(draft)}
          <Button
            variant="default"
            leftSection={<IconHistory size={16} />}
            onClick={() => change({ history: 'all' }, 'push')}
          >
            History
          </Button>
        </>
      }
    >
      {children(draft)}
      <DraftBar draft={draft} />
      {history !== undefined && <VersionHistory draft={draft} onClose={() => change({ history: undefined })} />}
    </Page>
  );
}

/** The draft is kept, but whoever closes the window should know that nothing of it is at work. */
function useAskBeforeLeaving(hasChanges: boolean): void {
  useEffect(() => {
    if (!hasChanges) return undefined;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [hasChanges]);
}
