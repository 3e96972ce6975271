/** What CloudFormation sends to the function of a custom resource, in the fields that are read. */
export type CloudFormationEvent = {
  RequestType: 'Create' | 'Update' | 'Delete';
  ResponseURL: string;
  StackId: string;
  RequestId: string;
  LogicalResourceId: string;
  ResourceProperties: Record<string, unknown>;
};

/** Why a handler's result is a failure of the deployment; undefined when it is none. */
type WhyNot = (result: unknown) => string | undefined;
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
export function answerCloudFormation(whyNot: WhyNot = () => undefined, send: Put = put) {
  const answer = (to: CloudFormationEvent, Status: 'SUCCESS' | 'FAILED', Reason?: string) => {
    const { StackId, RequestId, LogicalResourceId } = to;
    const body = { Status, Reason, PhysicalResourceId: PHYSICAL_ID, StackId, RequestId, LogicalResourceId };
    return send(to.ResponseURL, JSON.stringify(body));
  };
  return {
    before: async (request: Invocation) => {
      if (!isCloudFormation(request.event)) return undefined;
      const event = request.event;
      if (event.RequestType === 'Delete') {
        await answer(event, 'SUCCESS');
        return { status: 'kept' };
      }
      const { ServiceToken: _, ...properties } = event.ResourceProperties;
      request.internal.cloudFormation = event;
      request.event = properties;
      return undefined;
    },
    after: async ({ internal, response }: Invocation) => {
      if (!internal.cloudFormation) return;
      const reason = whyNot(response)?.slice(0, LONGEST_REASON);
      await answer(internal.cloudFormation, reason === undefined ? 'SUCCESS' : 'FAILED', reason);
    },
    onError: async (request: Invocation) => {
      if (!request.internal.cloudFormation) return;
      await answer(request.internal.cloudFormation, 'FAILED', request.error?.message.slice(0, LONGEST_REASON));
      // Answered: Lambda must not call again for the same request.
      request.response = { status: 'failed' };
    },
  };
}

function isCloudFormation(event: unknown): event is CloudFormationEvent {
  return typeof event === 'object' && event !== null && 'RequestType' in event && 'ResponseURL' in event;
}
