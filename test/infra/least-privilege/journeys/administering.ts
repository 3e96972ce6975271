import { httpEvent } from '../../../factories/http-event.ts';
import type { World } from './world.ts';

/** Invites people, changes what they may do, and lets programs in with keys, to every function of the API. */
export async function letPeopleAndProgramsIn({ call, request }: World) {
  const invite = async (address: string) =>
    JSON.parse(await request('/people', { json: { address, role: 'admin' } })) as { personId: string };
  const [ann, bob] = [await invite('ann@us.test'), await invite('bob@us.test')];
  await request(`/people/${bob.personId}/role`, { json: { role: 'csm' } });
  await request(`/people/${bob.personId}/remove`, { json: {} });
  await request('/people');
  await request('/me');
  if (!ann.personId) throw new Error('Expected a person to have an id.');
  for (const [name, path] of [
    ['api', '/with-key/me'],
    ['api-workflows', '/with-key/workflows'],
    ['api-reports', '/with-key/reviews'],
  ] as const) {
    const { token, key } = JSON.parse(await request('/keys', { json: { name, role: 'viewer' } }));
    await call(name, withKey(path, token));
    await request(`/keys/${key.keyId}/revoke`, { json: {} });
  }
  await request('/keys');
}

/** What API Gateway hands over where it asks for no token. */
function withKey(path: string, token: string) {
  return httpEvent(path, { headers: { authorization: `Bearer ${token}` } });
}
