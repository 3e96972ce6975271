import { Collapse, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconChevronRight } from '@tabler/icons-react';
import { type ReactNode, useId } from 'react';
import classes from './fold.module.css';

/** Something that is there for who asks, and folded until then. */
export function Fold({ label, children }: { label: string; children: ReactNode }) {
  const [isOpen, { toggle }] = useDisclosure();
  const id = useId();
  return (
    <div>
      <UnstyledButton onClick={toggle} aria-expanded={isOpen} aria-controls={id} className={classes.label}>
        <IconChevronRight size={16} aria-hidden className={classes.mark} data-open={isOpen || undefined} />
        {label}
      </UnstyledButton>
      <Collapse expanded={isOpen} id={id} keepMounted={false}>
        {children}
      </Collapse>
    </div>
  );
}
