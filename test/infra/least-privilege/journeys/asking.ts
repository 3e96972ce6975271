import { findRoute } from '../../../../functions/api/find-route.ts';
import { routes } from '../../../../functions/api/routes.ts';
import { RUN, type World } from './world.ts';

/** Every route of the API that the journeys before have not taken. Throws when there is one that none takes. */
export async function askTheRest({ request, requested, stores }: World) {
  const [report] = await stores.imports.reports(1);
  const [delivery] = await stores.deliveries.newest(1);
  const [link, preferences] = ['/unsubscribe/of-a-mail', '/preferences/of-a-mail'];
  await stores.unsubscribes.write({
    token: 'of-a-mail',
    deliveryId: 'x',
    address: 'ada@acme.example',
    category: 'operational',
  });
  const targets = [
    '/health',
    '/summary',
    '/openapi.json',
    '/accounts',
    '/accounts/acme',
    '/tasks',
    '/tasks?state=done',
    '/runs',
  ];
  targets.push(
    `/runs/${RUN.runId}`,
    '/outbox',
    `/outbox/${delivery?.deliveryId}`,
    '/imports',
    '/sources',
    '/risk',
    '/metrics',
    '/metrics/logins_28d',
    '/company',
    link,
    preferences,
  );
  targets.push(`/imports/${report?.importId}`);
  for (const target of targets) await request(target);
  const set = { set: { measure: 'champion', points: 0 }, until: '2026-04-30', because: 'She left.' };
  const { overrideId } = JSON.parse(await request('/accounts/acme/overrides', { json: set }));
  await request(`/accounts/acme/overrides/${overrideId}/withdraw`, { json: {} });
  await request('/accounts/acme/overrides');
  await request(link, { method: 'POST' });
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  await request(preferences, { method: 'POST', raw: 'operational=off&promotional=on', headers: form });
  const taken = new Set(requested.map(({ method, path }) => findRoute(routes, method, path).route));
  const left = routes.filter((route) => !taken.has(route)).map(({ method, path }) => `${method} ${path}`);
  if (left.length > 0) throw new Error(`No journey takes ${left.join(', ')}: have one take it.`);
}
