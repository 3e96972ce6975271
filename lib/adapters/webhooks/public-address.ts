import { lookup } from 'node:dns/promises';
import ipaddr from 'ipaddr.js';

export type Address = { address: string; family: number };

/**
 * The address a host name stands for, or why webhooks do not go there: every address it resolves to must be on the
 * public Internet (so no private, link-local, metadata or loopback address; the last is allowed where `allowLoopback`).
 */
export async function publicAddress(host: string, allowLoopback: boolean): Promise<Address | { refused: string }> {
  const found = await lookup(host.replace(/^\[|\]$/g, ''), { all: true });
  for (const { address } of found) {
    const range = ipaddr.process(address).range();
    if (range === 'unicast' || (range === 'loopback' && allowLoopback)) continue;
    return { refused: `the host resolves to a ${range} address; webhooks go to public addresses only` };
  }
  return found[0] ?? { refused: 'the host resolves to no address' };
}
