import { Page } from '../../parts/page.tsx';

export function RenewalsPage() {
  return <Page title="Renewals">{null}</Page>;
}
