/** The part of an API Gateway HTTP API event (payload format 2.0) that the API reads. */
export type HttpEvent = {
  version: '2.0';
  rawPath: string;
  rawQueryString: string;
  headers: Record<string, string | undefined>;
  body?: string;
  isBase64Encoded: boolean;
  requestContext: {
    requestId: string;
    http: { method: string };
    authorizer?: { jwt?: { claims: Record<string, unknown> } };
  };
};

/** What the API answers, in the same format. */
export type HttpResponse = {
  statusCode: number;
  headers: Record<string, string>;
  body: string;
  /** The body is not a text but bytes, such as a compressed answer. */
  isBase64Encoded?: boolean;
};
