import { Kbd, Modal, Text } from '@mantine/core';
import classes from './tasks.module.css';

const keys = [
  ['j', 'the next task'],
  ['k', 'the task before'],
  ['Enter', 'open it, or close it'],
  ['c', 'complete it: say what came of it'],
  ['a', 'assign it to somebody'],
  ['?', 'show these keys'],
] as const;

/** What the keys of the inbox do. */
export function TaskKeys({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title="Keyboard shortcuts"
      centered
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {keys.map(([key, what]) => (
        <div key={key} className={classes.key}>
          <span>
            <Kbd>{key}</Kbd>
          </span>
          <Text size="sm">{what}</Text>
        </div>
      ))}
      <Text size="xs" c="dimmed" mt="sm">
        They are about the task that has the focus, and rest while you type.
      </Text>
    </Modal>
  );
}
