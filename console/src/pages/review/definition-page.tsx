import { Page } from '../../parts/page.tsx';

export function DefinitionPage() {
  return <Page title="Definition">{null}</Page>;
}
