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
  const targets = ['/health', '/summary', '/accounts', '/accounts/acme', '/tasks', '/tasks?state=done', '/runs'];
  targets.push(
    `/runs/${RUN.runId}`,
    '/outbox',
    `/outbox/${delivery?.deliveryId}`,
    '/imports',
    '/sources',
    '/risk',
    '/scorecards',
    '/metrics',
    '/metrics/logins_28d',
    '/company',
    '/segments',
    ...['cancellations', 'cohorts', 'renewals', 'unit-economics', 'unused'].map((report) => `/retention/${report}`),
    link,
    preferences,
  );
  targets.push(`/imports/${report?.importId}`);
  for (const target of targets) await request(target);
  const set = { set: { measure: 'champion', points: 0 }, until: '2026-04-30', because: 'She left.' };
  const { overrideId } = JSON.parse(await request('/accounts/acme/overrides', { json: set }));
  await request(`/accounts/acme/overrides/${overrideId}/withdraw`, { json: {} });
  await request('/accounts/acme/overrides');
  const { segmentId } = JSON.parse(
    await request('/segments', { json: { name: 'Red', where: 'health.band == "red"' } }),
  );
  await request(`/segments/matches?segment=${segmentId}`);
  await request(`/segments/${segmentId}/delete`, { json: {} });
  await request('/portfolio');
  const held = (await stores.deliveries.due('9999-12-31', 100)).find(({ state }) => state === 'held');
  await workByHand(request, (held ?? delivery)?.deliveryId);
  await request(link, { method: 'POST' });
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  await request(preferences, { method: 'POST', raw: 'operational=off&promotional=on', headers: form });
  const taken = new Set(requested.map(({ method, path }) => findRoute(routes, method, path).route));
  // The description of the API lies beside the bundle that gives it out: there is none here, and nothing of AWS in it.
  const left = routes
    .filter((route) => !taken.has(route) && route.operationId !== 'showOpenApi')
    .map(({ method, path }) => `${method} ${path}`);
  if (left.length > 0) throw new Error(`No journey takes ${left.join(', ')}: have one take it.`);
}

/** What a person does for an account. */
async function workByHand(request: World['request'], deliveryId?: string) {
  const account = '/accounts/acme';
  await request(`${account}/page`);
  await request(`${account}/timeline`);
  await request(`/outbox/${deliveryId}/decide`, { json: { decision: 'cancel' } });
  await request(`${account}/runs`, { json: { requestId: 'by-hand-1', playbook: RUN.playbook } });
  const made = { requestId: 'by-hand-2', accountId: 'acme', title: 'Call them', dueDay: '2026-04-30' };
  const { taskId } = JSON.parse(await request('/tasks', { json: made })).task;
  await request(`/tasks/${taskId}/assign`, { json: { assignee: 'bo@northgauge.example' } });
  await request(`/tasks/${taskId}/complete`, { json: { outcome: 'done' } });
  await request(`/tasks/${taskId}/reopen`, { json: {} });
  const { noteId } = JSON.parse(await request(`${account}/notes`, { json: { text: 'They are well' } }));
  await request(`${account}/notes/${noteId}`, { json: { text: 'They are very well' } });
  for (const change of ['delete', 'restore']) await request(`${account}/notes/${noteId}/${change}`, { json: {} });
  await request(`${account}/pause`, { json: { until: '2026-04-10', because: 'They asked' } });
  await request(`${account}/resume`, { json: {} });
}
