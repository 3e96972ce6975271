import { Page } from '../../parts/page.tsx';

export function PlaybookPage() {
  return <Page title="Playbook">{null}</Page>;
}
