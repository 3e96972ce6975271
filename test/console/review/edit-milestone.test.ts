import { describe, expect, it } from 'vitest';
import { editMilestone } from '../../../console/src/pages/review/definition/edit-milestone.ts';

const text = `# What "implemented" means.
milestones:
  - id: data-flowing
    label: Data flows in   # from any source
    when: data_rows > 0
    due-days: 14

  - id: weekly-habit
    label: In use every week
    when: active_days_28d >= 8
    required: false
`;

describe('a milestone edited by the form', () => {
  it.each([
    ['is no longer needed', 'data-flowing', { required: false }, 'days: 14\n', 'days: 14\n    required: false\n'],
    ['is needed', 'weekly-habit', { required: true }, '    required: false\n', ''],
    ['stays needed', 'data-flowing', { required: true }, '', ''],
    ['is due on another day', 'data-flowing', { dueDays: 30 }, 'due-days: 14', 'due-days: 30'],
    ['is due no more', 'data-flowing', { dueDays: null }, '    due-days: 14\n', ''],
  ])('%s, and everything else stays as it was written', (_title, id, change, from, to) => {
    expect(editMilestone(text, id, change)).toBe(text.replace(from, to));
  });

  it.each([
    ['is not there', text, 'gone'],
    ['cannot be read', 'milestones: [', 'data-flowing'],
    ['is in no list', 'milestones: 3\n', 'data-flowing'],
  ])('changes nothing when it %s', (_title, given, id) => {
    expect(editMilestone(given, id, { required: false })).toBe(given);
  });
});
