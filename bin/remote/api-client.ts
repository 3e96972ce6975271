import { setTimeout as pause } from 'node:timers/promises';
import { tokenPrefix } from '../../lib/domain/people/api-key.ts';
import { WrongUsage } from '../errors.ts';
import { ApiRefused, ApiUnreachable } from './errors.ts';

/** A deployment's API: answers are taken as the description has them. */
export type ApiClient = {
  get<T>(path: string): Promise<T>;
  /** Sends JSON. Only what may be sent twice: trouble on the way is met by sending it again. */
  post<T>(path: string, body: object): Promise<T>;
};

const ATTEMPTS = 4;
const FIRST_PAUSE_MS = 500;
const PATIENCE_MS = 35_000;
const PASSING = [429, 500, 502, 503, 504];

/** What a deployment asks for keys below: everywhere else it lets in tokens of people only. */
const WITH_KEY = '/with-key';

/**
 * Opens the API at `url` with the token of a person, or an API key (`hf_…`). One of them is needed everywhere but on this
 * machine. Throws WrongUsage.
 */
export function openApiClient(url: string, token: string | undefined): ApiClient {
  const base = readAddress(url);
  if (!token && !isLoopback(base)) {
    throw new WrongUsage(
      `${base.origin} needs to know who asks: set HOLDFAST_TOKEN to a token of the identity provider, or to an API key.`,
    );
  }
  const isKey = token?.startsWith(tokenPrefix) === true;
  const root = `${base.href.replace(/\/+$/, '')}${isKey ? WITH_KEY : ''}`;
  const authorization: Record<string, string> = token ? { authorization: `Bearer ${token}` } : {};
  const send = <T>(path: string, init: RequestInit): Promise<T> => {
    const headers = { ...authorization, ...(init.body ? { 'content-type': 'application/json' } : {}) };
    return sendPatiently(`${root}${path}`, { ...init, headers, redirect: 'error' });
  };
  return {
    get: (path) => send(path, {}),
    post: (path, body) => send(path, { method: 'POST', body: JSON.stringify(body) }),
  };
}

/** A token must not travel readable by others: plain HTTP is for this machine only. */
function readAddress(url: string): URL {
  const address = URL.canParse(url) ? new URL(url) : undefined;
  if (address?.protocol === 'https:' || (address?.protocol === 'http:' && isLoopback(address))) return address;
  throw new WrongUsage(`Expected --api to be an https address (http only for 127.0.0.1), found ${url}.`);
}

function isLoopback({ hostname }: URL): boolean {
  return ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);
}

async function sendPatiently<T>(url: string, init: RequestInit): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    const answer = await fetch(url, { ...init, signal: AbortSignal.timeout(PATIENCE_MS) }).catch(unreachable);
    const isPassing = answer instanceof ApiUnreachable || PASSING.includes(answer.status);
    if (isPassing && attempt < ATTEMPTS) {
      await pause(FIRST_PAUSE_MS * 2 ** (attempt - 1));
      continue;
    }
    if (answer instanceof ApiUnreachable) throw answer;
    if (answer.ok) return readJson(answer);
    throw await refusalOf(answer);
  }

  function unreachable(error: Error & { cause?: { code?: string } }): ApiUnreachable {
    const why = error.cause?.code ?? error.name;
    return new ApiUnreachable(`Nothing answers at ${new URL(url).origin} (${why}): is the address right?`);
  }
}

async function readJson<T>(answer: Response): Promise<T> {
  try {
    return (await answer.json()) as T;
  } catch {
    throw new ApiUnreachable(`${new URL(answer.url).origin} answers, but not as Holdfast does: is the address right?`);
  }
}

const remedies: Record<number, string> = {
  401: 'The token or API key is missing, was not meant for this deployment, or has ended: set HOLDFAST_TOKEN to a fresh one.',
  403: 'Importing needs the role admin: have the group "admin" given to you, and take a fresh token.',
};

type Problem = { detail?: string; message?: string; errors?: { path: string; message: string }[] };

async function refusalOf(answer: Response): Promise<ApiRefused> {
  const problem = (await answer.json().catch(() => ({}))) as Problem;
  const faults = (problem.errors ?? []).map(({ path, message }) => `${path}: ${message}`).join('; ');
  const said = [problem.detail ?? problem.message ?? '', faults, remedies[answer.status] ?? ''].filter(Boolean);
  return new ApiRefused(`${new URL(answer.url).host} answers ${answer.status}. ${said.join(' ')}`.trim());
}
