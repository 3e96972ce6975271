import { Page } from '../../parts/page.tsx';

export function CancellationsPage() {
  return <Page title="Cancellations">{null}</Page>;
}
