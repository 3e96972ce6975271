import { Page } from '../../parts/page.tsx';

export function MilestonesPage() {
  return <Page title="Milestones">{null}</Page>;
}
