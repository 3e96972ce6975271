import { valueAt, withValue } from '../../../workflows/yaml-edit.ts';

/** A change to one milestone: what is given takes the place of what was; `dueDays` null takes the day away. */
export type MilestoneEdit = { required?: boolean; dueDays?: number | null };

/** What milestones.yaml is called in the workflows folder. */
export const MILESTONES_FILE = 'milestones.yaml';

/** The text of milestones.yaml with a milestone changed; the same text where there is no such milestone, or it cannot be read. */
export function editMilestone(text: string, id: string, { required, dueDays }: MilestoneEdit): string {
  const list = valueAt(text, ['milestones']);
  const index = Array.isArray(list) ? list.findIndex((milestone) => milestone?.id === id) : -1;
  if (index < 0) return text;
  const set = (before: string, key: string, value: number | boolean | undefined) => {
    const path = ['milestones', index, key];
    return valueAt(before, path) === value ? before : (withValue(before, path, value) ?? before);
  };
  // Required is what a milestone is unless it says otherwise.
  const asked = required === undefined ? text : set(text, 'required', required ? undefined : false);
  return dueDays === undefined ? asked : set(asked, 'due-days', dueDays ?? undefined);
}
