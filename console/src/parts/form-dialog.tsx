import { Button, Group, Modal, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ApiProblem } from '../api/problem.ts';
import { ProblemBox } from './problem-box.tsx';

type FormDialogProps = {
  title: string;
  isOpen: boolean;
  onClose: () => void;
  onSave: () => void;
  /** What is being done, and what went wrong. */
  act: { isPending: boolean; error: ApiProblem | null; reset: () => void };
  /** What the button says. @default 'Save' */
  save?: string;
  /** @default true */
  canSave?: boolean;
  children: ReactNode;
};

/** A few fields and a button in a dialog; Enter saves, Escape closes, and what the service refuses stands above the button. */
export function FormDialog({
  title,
  isOpen,
  onClose,
  onSave,
  act,
  save = 'Save',
  canSave = true,
  children,
}: FormDialogProps) {
  const close = () => {
    act.reset();
    onClose();
  };
  return (
    <Modal opened={isOpen} onClose={close} title={title} centered closeButtonProps={{ 'aria-label': 'Close' }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (canSave && !act.isPending) onSave();
        }}
      >
        <Stack gap="sm">
          {children}
          {act.error && <ProblemBox problem={act.error} />}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={close}>
              Cancel
            </Button>
            <Button type="submit" loading={act.isPending} disabled={!canSave}>
              {save}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
