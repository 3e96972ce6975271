import { Page } from '../../parts/page.tsx';

export function UnitEconomicsPage() {
  return <Page title="Unit economics">{null}</Page>;
}
