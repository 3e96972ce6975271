import { Page } from '../../parts/page.tsx';

export function MeetingPage() {
  return <Page title="Meeting">{null}</Page>;
}
