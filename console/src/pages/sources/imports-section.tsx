import { Anchor } from '@mantine/core';
import type { OperationAnswer } from '../../api/call-api.ts';
import { useRead } from '../../api/use-read.ts';
import { numberText, timeText } from '../../parts/formats.ts';
import { WhenRead } from '../../parts/page.tsx';
import { Section } from '../../parts/section.tsx';
import { type Column, TableView } from '../../parts/table-view.tsx';

type ImportLine = OperationAnswer<'listImports'>['imports'][number];

/** The newest imports of all sources. */
export function ImportsSection({ onShow }: { onShow: (importId: string) => void }) {
  const read = useRead('listImports', { query: { limit: 20 } });
  const columns: Column<ImportLine>[] = [
    {
      key: 'at',
      label: 'Ended',
      value: ({ finishedAt }) => finishedAt,
      cell: ({ importId, finishedAt }) => (
        <Anchor component="button" type="button" size="sm" onClick={() => onShow(importId)}>
          {timeText(finishedAt)}
        </Anchor>
      ),
    },
    { key: 'source', label: 'Source', value: ({ source }) => source },
    ...(['rows', 'accepted', 'rejected', 'duplicates'] as const).map(
      (key): Column<ImportLine> => ({
        key,
        label: `${key.charAt(0).toUpperCase()}${key.slice(1)}`,
        align: 'right',
        value: (line) => line[key],
        cell: (line) => numberText(line[key]),
      }),
    ),
    { key: 'findings', label: 'Doubtful', align: 'right', value: ({ findings }) => findings },
  ];
  return (
    <Section title="Imports" note="The newest first; each opens its report.">
      <WhenRead read={read}>
        {({ imports }) => (
          <TableView
            caption="Imports, newest first"
            columns={columns}
            rows={imports}
            rowKey={({ importId }) => importId}
            csvName="imports"
          />
        )}
      </WhenRead>
    </Section>
  );
}
