import { Button } from '@mantine/core';
import { numberText } from '../../../parts/formats.ts';

/** Shows the rest of a list that is longer than what stands there. */
export function ShowAll({ shown, all, onShow }: { shown: number; all: number; onShow: () => void }) {
  if (shown >= all) return null;
  return (
    <Button variant="subtle" size="compact-sm" mt="sm" className="no-print" onClick={onShow}>
      Show all {numberText(all)}
    </Button>
  );
}
