import { Page } from '../../parts/page.tsx';

export function RulesPage() {
  return <Page title="Rules">{null}</Page>;
}
