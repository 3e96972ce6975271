/** What the API answered. */
export type Answer = { status: number; body: unknown };

/** The deployed API, called over HTTP with a person's token. */
export class ApiClient {
  readonly url: string;

  constructor(url: string) {
    this.url = url;
  }

  /** Any answer, whatever its status. */
  async ask(path: string, { token, body }: { token?: string; body?: object } = {}): Promise<Answer> {
    const response = await fetch(`${this.url}${path}`, {
      method: body ? 'POST' : 'GET',
      headers: {
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...(body ? { 'content-type': 'application/json' } : {}),
      },
      body: body ? JSON.stringify(body) : undefined,
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json');
    return { status: response.status, body: isJson ? JSON.parse(text) : text };
  }

  /** The body of a successful answer; throws on any other. */
  async fetch<T>(path: string, token: string, body?: object): Promise<T> {
    const answer = await this.ask(path, { token, body });
    if (answer.status < 300) return answer.body as T;
    throw new Error(`${body ? 'POST' : 'GET'} ${path} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
  }
}

/** Where the API is reached: an emulator's own host name is none that this machine can resolve. */
export function reachableUrl(apiUrl: string, endpoint: string | undefined): string {
  if (!endpoint) return apiUrl;
  const [apiId] = new URL(apiUrl).hostname.split('.');
  return `${endpoint}/_aws/execute-api/${apiId}/$default`;
}
