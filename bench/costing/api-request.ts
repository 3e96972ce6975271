/** A request to look at something. */
export type ApiRequest = { path: string; query?: Record<string, string> };

/** The request as API Gateway gives it to the function. */
export function apiEvent({ path, query = {} }: ApiRequest) {
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: path,
    rawQueryString: new URLSearchParams(query).toString(),
    headers: { host: '127.0.0.1:4400', accept: 'application/json' },
    queryStringParameters: query,
    requestContext: {
      http: { method: 'GET', path, protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: 'bench' },
      domainName: '127.0.0.1:4400',
      requestId: 'bench',
      stage: '$default',
      timeEpoch: 0,
    },
    isBase64Encoded: false,
  };
}
