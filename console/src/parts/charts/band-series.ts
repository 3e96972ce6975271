import type { Band } from '../band-badge.tsx';
import type { Series } from './stacked-bars.tsx';

/** The bands as series of a chart, what is most pressing at the bottom. */
export const bandSeries: readonly (Series & { key: Band })[] = [
  { key: 'red', label: 'Red', mark: '■', color: 'var(--mantine-color-red-6)' },
  { key: 'yellow', label: 'Yellow', mark: '▲', color: 'var(--mantine-color-yellow-5)' },
  { key: 'unknown', label: 'Unknown', mark: '○', color: 'var(--mantine-color-gray-5)' },
  { key: 'green', label: 'Green', mark: '●', color: 'var(--mantine-color-green-6)' },
];
