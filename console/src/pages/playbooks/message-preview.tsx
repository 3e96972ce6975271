import { Alert, Anchor, Group, Skeleton, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { callApi } from '../../api/call-api.ts';
import { onPaper } from '../../parts/on-paper.ts';
import { useMe } from '../../parts/use-me.ts';
import type { WorkflowsDraft } from '../../workflows/use-workflows-draft.ts';
import classes from './playbooks.module.css';

type MessagePreviewProps = { draft: WorkflowsDraft; template: string; playbook: string };

/** A message with the real values of an account; the draft's templates, where there is a draft. */
export function MessagePreview({ draft, template, playbook }: MessagePreviewProps) {
  const { brand } = useMe();
  const [typed, type] = useState('');
  const [accountId] = useDebouncedValue(typed.trim(), 400);
  const { base, files, changed, faults, mayEdit } = draft;
  const ofDraft = mayEdit && changed.length > 0 && faults.length === 0 ? { draft: { base, files: { ...files } } } : {};
  const body = { template, playbook, ...(accountId && { accountId }), ...ofDraft };
  const { data, error } = useQuery({
    queryKey: ['previewMessage', body],
    queryFn: ({ signal }) => callApi('previewMessage', { body }, signal),
    placeholderData: keepPreviousData,
    retry: false,
  });
  return (
    <div>
      <Group align="flex-end" mb="sm">
        <TextInput
          label="Account"
          placeholder={data?.account.accountId ?? 'its id'}
          value={typed}
          onChange={(event) => type(event.currentTarget.value)}
        />
        {data && (
          <Text size="sm" c="dimmed" pb={8}>
            {'To '}
            <Anchor
              component={Link}
              to="/accounts/$accountId"
              params={{ accountId: data.account.accountId } as never}
              size="sm"
            >
              {data.account.name ?? data.account.accountId}
            </Anchor>
            {data.contact ? `, ${data.contact}` : data.audience === 'colleague' ? ', a colleague' : ''}
          </Text>
        )}
      </Group>
      {error && (
        <Alert color="yellow" variant="light" mb="sm">
          {error.message}
        </Alert>
      )}
      {data ? (
        <figure className={classes.message}>
          <figcaption className={classes.subject}>{data.subject}</figcaption>
          <iframe
            className={classes.letter}
            title={`The message: ${data.subject}`}
            sandbox=""
            srcDoc={onPaper(data.html, brand?.logo)}
          />
        </figure>
      ) : (
        !error && <Skeleton height={360} radius="md" />
      )}
    </div>
  );
}
