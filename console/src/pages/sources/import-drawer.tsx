import { Alert, Drawer, Stack, Text, Title } from '@mantine/core';
import type { OperationAnswer } from '../../api/call-api.ts';
import { useRead } from '../../api/use-read.ts';
import { numberText, timeText } from '../../parts/formats.ts';
import { WhenRead } from '../../parts/page.tsx';
import { type Column, TableView } from '../../parts/table-view.tsx';

type Shown = OperationAnswer<'showImport'>;
type Report = NonNullable<Shown['report']>;

/** The data-quality report of an import: what was taken in, what was not, and why. */
export function ImportDrawer({ importId, onClose }: { importId: string; onClose: () => void }) {
  const read = useRead('showImport', { params: { importId } });
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="xl"
      title={read.data ? `Import of ${read.data.source}` : 'Import'}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <WhenRead read={read}>
        {(shown) => (
          <Stack>
            <Text size="sm">{standing(shown)}</Text>
            {shown.faults?.map(({ file, message, hint, excerpt }) => (
              <Alert key={`${file} ${message}`} color="red" title={file}>
                {message} {hint}
                {excerpt && <pre>{excerpt}</pre>}
              </Alert>
            ))}
            {shown.report && <ReportParts report={shown.report} />}
          </Stack>
        )}
      </WhenRead>
    </Drawer>
  );
}

const words: Record<Shown['state'], string> = {
  requested: 'It has been asked for.',
  running: 'It is under way.',
  done: 'It is done.',
  refused: 'It was refused, and nothing was taken in.',
  failed: 'Something stopped it.',
};

function standing({ state, reason, report }: Shown): string {
  return [words[state], reason, report && `Ended ${timeText(report.finishedAt)}.`].filter(Boolean).join(' ');
}

function ReportParts({ report }: { report: Report }) {
  return (
    <>
      <Files report={report} />
      <Rejections report={report} />
      <Findings report={report} />
    </>
  );
}

type FileLine = Report['files'][number];

function Files({ report }: { report: Report }) {
  const count = (
    key: 'rows' | 'accepted' | 'rejected' | 'duplicates' | 'filtered',
    label: string,
  ): Column<FileLine> => ({
    key,
    label,
    align: 'right',
    value: (line) => line[key],
    cell: (line) => numberText(line[key]),
  });
  const columns: Column<FileLine>[] = [
    { key: 'file', label: 'File', value: ({ file }) => file },
    { key: 'record', label: 'Records', value: ({ record }) => record },
    count('rows', 'Rows'),
    count('accepted', 'Accepted'),
    count('rejected', 'Rejected'),
    count('duplicates', 'Duplicates'),
    count('filtered', 'Left out'),
    { key: 'problem', label: 'Problem', value: ({ problem }) => problem },
  ];
  return (
    <section aria-label="Files">
      <Title order={3}>Files</Title>
      <TableView
        caption="What each file held"
        columns={columns}
        rows={report.files}
        rowKey={({ file, record }) => `${file} ${record}`}
      />
    </section>
  );
}

type Rejection = Report['rejections'][number];

function Rejections({ report }: { report: Report }) {
  const columns: Column<Rejection>[] = [
    { key: 'place', label: 'Where', value: ({ file, line, column }) => `${file}:${line}${column ? ` ${column}` : ''}` },
    { key: 'record', label: 'Record', value: ({ record }) => record },
    { key: 'reason', label: 'Why', value: ({ reason }) => reason },
  ];
  return (
    <section aria-label="Rejected rows">
      <Title order={3}>Rejected rows</Title>
      {report.rejected === 0 ? (
        <Text size="sm" c="dimmed">
          None: every row was taken in.
        </Text>
      ) : (
        <>
          <Text size="sm" c="dimmed">
            {`${numberText(report.rejected)} rows were not taken in; the first of them:`}
            {report.rejectsFile && ` All of them are in ${report.rejectsFile}.`}
          </Text>
          <TableView
            caption="Rejected rows and why"
            columns={columns}
            rows={report.rejections}
            rowKey={({ file, line, column, reason }) => `${file}:${line} ${column} ${reason}`}
            csvName="rejected-rows"
          />
        </>
      )}
    </section>
  );
}

type Finding = Report['findings'][number];

function Findings({ report }: { report: Report }) {
  if (report.findings.length === 0) return null;
  const columns: Column<Finding>[] = [
    { key: 'title', label: 'What is doubtful', value: ({ title }) => title },
    {
      key: 'count',
      label: 'Rows',
      align: 'right',
      value: ({ count }) => count,
      cell: ({ count }) => numberText(count),
    },
    { key: 'of', label: 'Of', align: 'right', value: ({ of }) => of, cell: ({ of }) => numberText(of) },
  ];
  return (
    <section aria-label="Doubtful data">
      <Title order={3}>Doubtful data</Title>
      <TableView
        caption="Taken in, and doubtful"
        columns={columns}
        rows={report.findings}
        rowKey={({ finding }) => finding}
      />
    </section>
  );
}
