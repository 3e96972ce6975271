import * as z from 'zod';
import { showUnsubscribe, unsubscribe } from '../../../lib/usecases/unsubscribe.ts';
import { offerPage, stoppedPage } from '../pages/unsubscribe-page.ts';
import { route } from '../route.ts';
import { id } from '../schemas/fields.ts';

const common = {
  path: '/unsubscribe/{token}',
  access: 'public',
  params: z.strictObject({ token: id }),
  answer: { html: true },
  problems: { 404: 'The link is not one of ours.' },
} as const;

export const unsubscribeRoutes = [
  route({
    ...common,
    method: 'GET',
    operationId: 'showUnsubscribe',
    summary: 'The page behind the link in a mail; it changes nothing, as scanners open links too',
    run: async ({ params }, ports) => offerPage(await showUnsubscribe(params, ports)),
  }),
  route({
    ...common,
    method: 'POST',
    operationId: 'unsubscribe',
    summary: 'Stops this kind of mail at once (RFC 8058 one-click)',
    form: true,
    run: async ({ params }, ports) => stoppedPage({ ...(await unsubscribe(params, ports)), token: params.token }),
  }),
];
