import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { userPool } from '../../adapters/cognito/user-pool.ts';

/** A user pool on loopback, as Cognito serves one. */
export async function serveUserPool(poolId: string): Promise<{ url: string; close(): Promise<void> }> {
  const answer = userPool(poolId);
  const server = createServer(async (request, response) => {
    const text = (await Array.fromAsync(request)).join('');
    const { status, body } = answer(String(request.headers['x-amz-target']).split('.')[1] ?? '', JSON.parse(text));
    response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' }).end(JSON.stringify(body));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
