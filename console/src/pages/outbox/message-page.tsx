import { Page } from '../../parts/page.tsx';

export function MessagePage() {
  return <Page title="Message">{null}</Page>;
}
