import type { World } from './world.ts';

/** The review of the newest sign-ups, from its pre-read to its minutes. */
export async function holdAReview({ request, call }: World) {
  await call('prepare-review');
  const { reviews } = JSON.parse(await request('/reviews')) as { reviews: { month: string }[] };
  const [newest] = reviews;
  if (!newest) throw new Error('Expected a month in which somebody signed up, found none.');
  const review = `/reviews/${newest.month}`;
  await request(`${review}/prepare`, { json: {} });
  for (const values of ['frozen', 'live']) await request(`${review}?values=${values}`);
  const { accounts } = JSON.parse(await request(`${review}/accounts`)) as { accounts: { accountId: string }[] };
  const account = `${review}/accounts/${accounts[0]?.accountId}`;
  await request(account);
  await request(`${review}/meeting/place`, { json: { accountId: accounts[0]?.accountId, presenting: true } });
  for (const version of [0, 1]) await request(`${account}/note`, { json: { text: `Call them (${version})`, version } });
  await request(`${account}/decision`, { json: { decision: 'on-track' } });
  await request(`${account}/decision`, { json: { decision: 'intervene', begin: { task: 'Call them' } } });
  await request(`${account}/decision/take-back`, { json: { revision: 2 } });
  const started = await request(`${account}/decision`, {
    json: { decision: 'intervene', begin: { playbook: 'onboarding-nudge' } },
  });
  const { decision } = JSON.parse(started) as { decision: { revision: number } };
  await request(`${account}/decision/take-back`, { json: { revision: decision.revision } });
  await request(`${review}/meeting`);
  await request(`${review}/minutes`);
  await request(`${review}/minutes/send`, { json: {} });
  await request('/review-trends');
}
