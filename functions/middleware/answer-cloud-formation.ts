/** What CloudFormation sends to the function of a custom resource, in the fields that are read. */
export type CloudFormationEvent = {
  RequestType: 'Create' | 'Update' | 'Delete';
  ResponseURL: string;
  StackId: string;
  RequestId: string;
  LogicalResourceId: string;
  ResourceProperties: Record<string, unknown>;
};

/** Of a handler's result: why it is a failure of the deployment, if it is one; and the attributes that the stack can show. */
type Reading = {
  whyNot?: (result: unknown) => string | undefined;
  attributes?: (result: unknown) => Record<string, string>;
};
type Outcome = { Status: 'SUCCESS'; Data?: Record<string, string> } | { Status: 'FAILED'; Reason?: string };
type Put = (url: string, body: string) => Promise<unknown>;
type Invocation = { event: unknown; response: unknown; error: Error | null | undefined; internal: Internal };
type Internal = { cloudFormation?: CloudFormationEvent };

/** One thing per stack: a changed folder updates it, and never replaces it. */
const PHYSICAL_ID = 'holdfast-workflows';

/** CloudFormation shows at most 4 KB of an answer. */
const LONGEST_REASON = 3000;

const put: Put = (url, body) => fetch(url, { method: 'PUT', body, headers: { 'content-type': '' } });

/**
 * Middleware: when CloudFormation calls, hands the resource's properties to the handler as the event and answers
 * CloudFormation, which otherwise waits for an hour. A deletion is answered without calling the handler: what was
 * published stays. A result that `whyNot` has a reason against fails the deployment. Other callers pass untouched.
 */
export function answerCloudFormation({ whyNot, attributes }: Reading = {}, send: Put = put) {
  const answer = (to: CloudFormationEvent, outcome: Outcome) => {
    const { StackId, RequestId, LogicalResourceId } = to;
    const body = { ...outcome, PhysicalResourceId: PHYSICAL_ID, StackId, RequestId, LogicalResourceId };
    return send(to.ResponseURL, JSON.stringify(body));
  };
  return {
    before: async (request: Invocation) => {
      if (!isCloudFormation(request.event)) return undefined;
      const event = request.event;
      if (event.RequestType === 'Delete') {
        await answer(event, { Status: 'SUCCESS' });
        return { status: 'kept' };
      }
      const { ServiceToken: _, ...properties } = event.ResourceProperties;
      request.internal.cloudFormation = event;
      request.event = properties;
      return undefined;
    },
    after: async ({ internal, response }: Invocation) => {
      if (!internal.cloudFormation) return;
      const Reason = whyNot?.(response)?.slice(0, LONGEST_REASON);
      const outcome: Outcome =
        Reason === undefined ? { Status: 'SUCCESS', Data: attributes?.(response) } : { Status: 'FAILED', Reason };
      await answer(internal.cloudFormation, outcome);
    },
    onError: async (request: Invocation) => {
      if (!request.internal.cloudFormation) return;
      const Reason = request.error?.message.slice(0, LONGEST_REASON);
      await answer(request.internal.cloudFormation, { Status: 'FAILED', Reason });
      // Answered: Lambda must not call again for the same request.
      request.response = { status: 'failed' };
    },
  };
}

function isCloudFormation(event: unknown): event is CloudFormationEvent {
  return typeof event === 'object' && event !== null && 'RequestType' in event && 'ResponseURL' in event;
}
