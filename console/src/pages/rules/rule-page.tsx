import { Page } from '../../parts/page.tsx';

export function RulePage() {
  return <Page title="Rule">{null}</Page>;
}
