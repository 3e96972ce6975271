import { Page } from '../../parts/page.tsx';

export function SourcesPage() {
  return <Page title="Sources">{null}</Page>;
}
