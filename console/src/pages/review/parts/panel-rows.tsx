import { Text, UnstyledButton } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { numberText } from '../../../parts/formats.ts';
import classes from './review-parts.module.css';

/** A line of a panel: what it is, its value, and a quieter word below. */
export type PanelRow = { key: string; what: ReactNode; value?: ReactNode; note?: ReactNode; tone?: 'watch' };

/** So many lines are shown before the rest is asked for. */
const SHOWN = 4;

/** Lines of a panel under a heading; long lists show their beginning first. Nothing where there are none, or what `empty` says. */
export function PanelRows({ title, rows, empty }: { title: string; rows: readonly PanelRow[]; empty?: string }) {
  const [isWhole, setWhole] = useState(false);
  if (rows.length === 0 && !empty) return null;
  const shown = isWhole ? rows : rows.slice(0, SHOWN);
  return (
    <div>
      <Text size="xs" c="dimmed" fw={600} mb={4}>
        {title}
      </Text>
      {rows.length === 0 ? (
        <Text size="sm">{empty}</Text>
      ) : (
        <ul className={classes.rows}>
          {shown.map(({ key, what, value, note, tone }) => (
            <li key={key} className={classes.row} data-tone={tone}>
              <span>{what}</span>
              <span className={classes.value}>{value}</span>
              {note && (
                <Text span size="xs" c="dimmed">
                  {note}
                </Text>
              )}
            </li>
          ))}
        </ul>
      )}
      {rows.length > shown.length && (
        <UnstyledButton fz="xs" td="underline" mt={4} onClick={() => setWhole(true)} className="no-print">
          Show all {numberText(rows.length)}
        </UnstyledButton>
      )}
    </div>
  );
}
