import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ApiProblem } from '../../api/problem.ts';
import { FormDialog } from '../../parts/form-dialog.tsx';

type AskDialogProps = {
  title: string;
  save: string;
  act: { isPending: boolean; error: ApiProblem | null; reset: () => void };
  onClose: () => void;
  /** Does it; what it is given closes the dialog when it is done. */
  onYes: (close: () => void) => void;
  /** What follows. */
  children: ReactNode;
};

/** Asks before something that cannot be taken back. */
export function AskDialog({ title, save, act, onClose, onYes, children }: AskDialogProps) {
  return (
    <FormDialog title={title} isOpen onClose={onClose} onSave={() => onYes(onClose)} act={act} save={save}>
      <Text size="sm">{children}</Text>
    </FormDialog>
  );
}
