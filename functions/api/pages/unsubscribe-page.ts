import { escaped } from '../../../lib/domain/html.ts';
import type { Category } from '../../../lib/domain/messages/message.ts';
import type { UnsubscribeOffer } from '../../../lib/usecases/unsubscribe.ts';
import { kindsOfMail } from './kinds-of-mail.ts';
import { page } from './page.ts';

/** The page behind an unsubscribe link: it says from whom and what kind of mail, and asks. It never says to whom. */
export function offerPage({ category, company }: UnsubscribeOffer): string {
  return page(
    'Unsubscribe',
    `<p>No more ${kindsOfMail[category].name} from ${escaped(company)}?</p>
<form method="post"><button type="submit">Unsubscribe</button></form>`,
  );
}

/** What is shown once it is done, with a way back; mail programs that post on their own never read it. */
export function stoppedPage({ category, token }: { category: Category; token: string }): string {
  return page(
    'You are unsubscribed',
    `<p>You will get no more ${kindsOfMail[category].name} from us. You can close this page.</p>
<p><a href="../preferences/${escaped(encodeURIComponent(token))}">Undo, or choose what you get</a></p>`,
  );
}
