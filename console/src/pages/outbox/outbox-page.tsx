import { Page } from '../../parts/page.tsx';

export function OutboxPage() {
  return <Page title="Outbox">{null}</Page>;
}
