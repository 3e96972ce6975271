import { Page } from '../../parts/page.tsx';

export function PlaybooksPage() {
  return <Page title="Playbooks">{null}</Page>;
}
