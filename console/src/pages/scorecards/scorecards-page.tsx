import { Page } from '../../parts/page.tsx';

export function ScorecardsPage() {
  return <Page title="Scorecards">{null}</Page>;
}
