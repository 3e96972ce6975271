import { Page } from '../../parts/page.tsx';

export function MinutesPage() {
  return <Page title="Minutes">{null}</Page>;
}
