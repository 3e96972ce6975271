import { Page } from '../../parts/page.tsx';

export function CohortsPage() {
  return <Page title="Cohorts">{null}</Page>;
}
