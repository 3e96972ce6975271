import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cognitoCaller } from '../../../lib/adapters/cognito/call-cognito.ts';
import { cognitoPeople } from '../../../lib/adapters/cognito/people-directory.ts';
import type { PeopleDirectory } from '../../../lib/ports/people.ts';
import { userPool } from './user-pool.ts';

const signer = { credentials: { accessKeyId: 'key', secretAccessKey: 'secret' }, region: async () => 'eu-central-1' };
const clock = { now: () => new Date('2026-03-02T09:00:00Z') };
const invitedAt = clock.now().toISOString();

let directory: PeopleDirectory;
let close: () => void;
const seen: IncomingMessage['headers'][] = [];
beforeAll(async () => {
  const answer = userPool('pool-1');
  const server = createServer(async (request, response) => {
    seen.push(request.headers);
    const text = (await Array.fromAsync(request)).join('');
    const { status, body } = answer(String(request.headers['x-amz-target']).split('.')[1] ?? '', JSON.parse(text));
    response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  directory = cognitoPeople('pool-1', cognitoCaller(signer, { endpoint }, clock));
  close = () => server.close();
});
afterAll(() => close());

describe('the people of a user pool', () => {
  it('are invited into the group of their role, and listed with it, however many there are', async () => {
    const invited = await directory.invite({ address: 'ann@us.test', role: 'admin', invitedAt });
    expect(invited).toMatchObject({ address: 'ann@us.test', role: 'admin', state: 'invited' });
    for (let index = 0; index < 130; index += 1) {
      await directory.invite({ address: `b${String(index).padStart(3, '0')}@us.test`, role: 'csm', invitedAt });
    }
    const people = await directory.list();
    expect(people).toHaveLength(131);
    expect(people.slice(0, 2).map(({ address, role }) => [address, role])).toEqual([
      ['ann@us.test', 'admin'],
      ['b000@us.test', 'csm'],
    ]);
    expect(people.every(({ role }) => role !== undefined)).toBe(true);
  });

  it('cannot be invited twice', async () => {
    expect(await directory.invite({ address: 'ann@us.test', role: 'viewer', invitedAt })).toBeUndefined();
  });

  it('have one role after it was changed', async () => {
    const [ann] = await directory.list();
    expect(await directory.changeRole(ann!.personId, 'viewer')).toBe(true);
    expect((await directory.list())[0]).toMatchObject({ role: 'viewer' });
    expect(await directory.changeRole('nobody', 'viewer')).toBe(false);
  });

  it('are gone when they were removed', async () => {
    const [ann] = await directory.list();
    expect(await directory.remove(ann!.personId)).toBe(true);
    expect(await directory.remove(ann!.personId)).toBe(false);
    expect((await directory.list()).map(({ address }) => address)).not.toContain('ann@us.test');
  });

  it('are asked for in requests that are signed', () => {
    for (const { authorization } of seen) {
      expect(authorization).toMatch(
        /^AWS4-HMAC-SHA256 Credential=key\/20260302\/eu-central-1\/cognito-idp\/aws4_request/,
      );
    }
  });

  it('of a pool that refuses are told of by the kind of refusal, which names nobody', async () => {
    const elsewhere = cognitoPeople('pool-2', cognitoCaller(signer, { endpoint: await endpointOf() }, clock));
    await expect(elsewhere.list()).rejects.toMatchObject({
      name: 'CognitoRefused',
      kind: 'ResourceNotFoundException',
      retryable: false,
    });
  });
});

/** The address that the last request was sent to. */
const endpointOf = async () => `http://${seen.at(-1)?.host}`;
