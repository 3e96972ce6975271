import type { Category } from '../../../lib/domain/messages/message.ts';
import type { UnsubscribeOffer } from '../../../lib/usecases/unsubscribe.ts';

const KINDS: Record<Category, string> = {
  operational: 'mail about your use of the product',
  promotional: 'invitations and offers',
};

const STYLE =
  'body{font:16px/1.5 system-ui,sans-serif;max-width:32rem;margin:15vh auto;padding:0 1.5rem;color:#1c2430;background:#fff}' +
  'button{font:inherit;padding:.6rem 1.2rem;border:0;border-radius:.4rem;background:#1f5fbf;color:#fff;cursor:pointer}' +
  'button:focus-visible{outline:3px solid #9cc2f5}' +
  '@media(prefers-color-scheme:dark){body{color:#e6e9ee;background:#14181f}}';

/** The page behind an unsubscribe link: it says from whom and what kind of mail, and asks. It never says to whom. */
export function offerPage({ category, company }: UnsubscribeOffer): string {
  return page(
    'Unsubscribe',
    `<p>No more ${KINDS[category]} from ${escaped(company)}?</p>
<form method="post"><button type="submit">Unsubscribe</button></form>`,
  );
}

/** What is shown once it is done; mail programs that post on their own never read it. */
export function stoppedPage({ category }: { category: Category }): string {
  return page(
    'You are unsubscribed',
    `<p>You will get no more ${KINDS[category]} from us. You can close this page.</p>`,
  );
}

function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${title}</h1>
${body}
</main>
</body>
</html>
`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
