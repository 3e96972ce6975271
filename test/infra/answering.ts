import type { FunctionName } from '../../lib/infra/function-settings.ts';
import { ownPaths } from '../../lib/infra/http-api.ts';

/** The function that API Gateway sends requests for an address to: the one with the most specific route. */
export function answering(address: string): FunctionName {
  const names = Object.keys(ownPaths) as (keyof typeof ownPaths)[];
  return names.find((name) => ownPaths[name].some((path) => leadsTo(path, address))) ?? 'api';
}

function leadsTo(path: string, address: string): boolean {
  const [stem = '', proxy] = path.split('{proxy+}');
  return proxy === undefined ? address === path : address.startsWith(stem) && address.length > stem.length;
}
