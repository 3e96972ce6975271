import * as z from 'zod';
import type { Category } from '../../../lib/domain/messages/message.ts';
import { changePreferences, showPreferences } from '../../../lib/usecases/change-preferences.ts';
import { preferencesPage, savedPage } from '../pages/preferences-page.ts';
import { route } from '../route.ts';
import { id } from '../schemas/fields.ts';

const common = {
  path: '/preferences/{token}',
  access: 'public',
  params: z.strictObject({ token: id }),
  answer: { html: true },
  problems: { 404: 'The link is not one of ours.' },
} as const;

const isOn = z.enum(['on', 'off']).transform((choice) => choice === 'on');
const wanted = { operational: isOn, promotional: isOn } satisfies Record<Category, z.ZodType>;

export const preferencesRoutes = [
  route({
    ...common,
    method: 'GET',
    operationId: 'showPreferences',
    summary: 'The page on which a customer sees what mail they get; it changes nothing',
    run: async ({ params }, ports) => preferencesPage(await showPreferences(params, ports)),
  }),
  route({
    ...common,
    method: 'POST',
    operationId: 'changePreferences',
    summary: 'Switches kinds of mail off and on again, at once and without a login',
    form: true,
    body: z.strictObject(wanted),
    mostBodyBytes: 1024,
    run: async ({ params, body }, ports) =>
      savedPage(await changePreferences({ token: params.token, wanted: body }, ports)),
  }),
];
