import { Page } from '../../parts/page.tsx';

export function ReviewsPage() {
  return <Page title="Reviews">{null}</Page>;
}
