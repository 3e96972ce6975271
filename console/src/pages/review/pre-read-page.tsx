import { Page } from '../../parts/page.tsx';

export function PreReadPage() {
  return <Page title="Pre read">{null}</Page>;
}
