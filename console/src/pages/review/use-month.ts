import { useParams } from '@tanstack/react-router';

/** The month in the page's address, YYYY-MM. */
export function useMonth(): string {
  return (useParams({ strict: false }) as { month?: string }).month ?? '';
}
