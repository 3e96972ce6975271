import { join } from 'node:path';
import { type Context, deployedOf, expect, type Step } from '../context.ts';
import { holdfast } from '../holdfast.ts';

type MadeKey = { token: string; key: { keyId: string } };

/** One address of each function of the API. */
const ADDRESSES = ['/summary', '/workflows', '/reviews'];

async function callWithAKey(context: Context): Promise<string> {
  const { api, tokens } = deployedOf(context);
  const admin = String(tokens.admin);
  const { token, key } = await api.fetch<MadeKey>('/keys', admin, { name: 'warehouse', role: 'csm' });
  for (const address of ADDRESSES) {
    const [good, none] = [
      await api.ask(`/with-key${address}`, { token }),
      await api.ask(`/with-key${address}`, { token: 'hf_made-up' }),
    ];
    expect(good.status === 200, `${address} answered ${good.status} to a key: ${JSON.stringify(good.body)}`);
    expect(none.status === 401, `${address} answered ${none.status} to a key that nobody made.`);
  }
  const beside = await api.ask('/summary', { token });
  expect(beside.status === 401, `Beside /with-key a key was answered with ${beside.status}.`);
  const args = ['workflows', 'pull', join(context.folder, 'pulled'), '--api', api.url];
  const { version, written } = await holdfast<{ version: string; written: string[] }>(args, { HOLDFAST_TOKEN: token });
  await api.fetch(`/keys/${key.keyId}/revoke`, admin, {});
  const revoked = await api.ask('/with-key/summary', { token });
  expect(revoked.status === 401, `A revoked key was answered with ${revoked.status}.`);
  return `${ADDRESSES.join(', ')} and the command line, which pulled ${written.length} files of ${version}; revoked 401`;
}

/** Programs come with keys, which API Gateway knows nothing of. */
export const callingWithAKey: Step[] = [{ title: 'call the API with a key, until it is revoked', run: callWithAKey }];
