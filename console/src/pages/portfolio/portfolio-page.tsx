import { Page } from '../../parts/page.tsx';

export function PortfolioPage() {
  return <Page title="Portfolio">{null}</Page>;
}
