import { useHotkeys } from '@mantine/hooks';
import { type RefObject, useRef } from 'react';
import type { Task } from './task.ts';

type TaskActs = {
  onToggle: (task: Task) => void;
  onComplete: (task: Task) => void;
  onAssign: (task: Task) => void;
  onKeys: () => void;
};

/** What marks the element of a row that has the focus. */
export const TASK_ROW = 'data-task-row';

/**
 * The keys of the inbox: the row that has the focus is the one they are about. They do nothing while somebody types or a
 * dialog is open.
 */
export function useTaskKeys(tasks: readonly Task[], acts: TaskActs): RefObject<HTMLDivElement | null> {
  const list = useRef<HTMLDivElement>(null);
  const rows = () => [...(list.current?.querySelectorAll<HTMLElement>(`[${TASK_ROW}]`) ?? [])];
  const focused = () =>
    document.activeElement?.closest(`[${TASK_ROW}]`) ??
    list.current?.querySelector(`[${TASK_ROW}][aria-expanded="true"]`);
  const move = (step: number) => {
    const all = rows();
    const at = all.indexOf(focused() as HTMLElement);
    const next = all[at < 0 ? 0 : Math.max(0, Math.min(all.length - 1, at + step))];
    next?.focus();
    next?.scrollIntoView({ block: 'nearest' });
  };
  const about = (act: (task: Task) => void) => () => {
    const task = tasks.find(({ taskId }) => taskId === focused()?.getAttribute(TASK_ROW));
    if (task) act(task);
  };
  const unless = (act: () => void) => () => {
    if (!document.querySelector('[role="dialog"]')) act();
  };
  useHotkeys([
    ['j', unless(() => move(1))],
    ['k', unless(() => move(-1))],
    ['c', unless(about(acts.onComplete))],
    ['a', unless(about(acts.onAssign))],
    ['shift+?', unless(acts.onKeys)],
    ['?', unless(acts.onKeys)],
  ]);
  return list;
}
