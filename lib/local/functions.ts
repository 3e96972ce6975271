import { identityAtKeyboard } from '../../functions/api/identity.ts';
import { identityOfKey } from '../../functions/api/identity-of-key.ts';
import { createWholeApi as api } from '../../functions/api/whole-api.ts';
import { createHandler as collectSource } from '../../functions/collect-source/handler.ts';
import { createHandler as measureShard } from '../../functions/measure-shard/handler.ts';
import { createHandler as mergePeers } from '../../functions/merge-peers/handler.ts';
import { createHandler as performStep } from '../../functions/perform-step/handler.ts';
import { createHandler as planRun } from '../../functions/plan-run/handler.ts';
import { createHandler as prepareReview } from '../../functions/prepare-review/handler.ts';
import { createHandler as previewHistory } from '../../functions/preview-history/handler.ts';
import { createHandler as publishWorkflows } from '../../functions/publish-workflows/handler.ts';
import { createHandler as recordMailEvent } from '../../functions/record-mail-event/handler.ts';
import { createHandler as recordRunEnd } from '../../functions/record-run-end/handler.ts';
import { createHandler as releaseMessages } from '../../functions/release-messages/handler.ts';
import { createHandler as reportDay } from '../../functions/report-day/handler.ts';
import { createHandler as scoreShard } from '../../functions/score-shard/handler.ts';
import { createHandler as sendDigest } from '../../functions/send-digest/handler.ts';
import { createHandler as startDailyRun } from '../../functions/start-daily-run/handler.ts';
import { createHandler as trainRisk } from '../../functions/train-risk/handler.ts';
import type { Role } from '../domain/people/role.ts';
import type { PreviewRun } from '../usecases/previews/run-preview.ts';
import { withExampleEndpoint } from './example-endpoint.ts';
import type { LocalPorts } from './ports.ts';
import type { Functions } from './step-functions/invoke-function.ts';

/** Who is told what went wrong where nobody waits for an answer, and the most that the person at the keyboard may do. */
export type LocalOptions = {
  onProblem: (error: unknown) => void;
  role?: Role;
  /** Works out a preview somewhere else, so that this process goes on answering. @default here */
  previewApart?: (previewId: string) => Promise<void>;
};

/** The Lambda handlers of the product with the ports of this machine, by name. */
export function localFunctions(ports: LocalPorts, { onProblem, role, previewApart }: LocalOptions): Functions {
  const identify = identityOfKey(ports, identityAtKeyboard(role));
  return {
    api: withExampleEndpoint(api(ports, { identify, onProblem }), ports),
    'collect-source': collectSource(ports),
    'measure-shard': measureShard(ports),
    'merge-peers': mergePeers(ports),
    'perform-step': performStep(ports),
    'plan-run': planRun(ports),
    'prepare-review': prepareReview(ports),
    'preview-history': apart(previewHistory(ports), previewApart),
    'publish-workflows': publishWorkflows(ports),
    'record-mail-event': recordMailEvent(ports),
    'record-run-end': recordRunEnd(ports),
    'release-messages': releaseMessages(ports),
    'report-day': reportDay(ports),
    'score-shard': scoreShard(ports),
    'send-digest': sendDigest({ ...ports, consoleUrl: ports.apiUrl }),
    'start-daily-run': startDailyRun(ports),
    'train-risk': trainRisk(ports),
  };
}

/** A preview that failed is noted here: that takes no time. */
function apart(here: ReturnType<typeof previewHistory>, previewApart: LocalOptions['previewApart']) {
  if (!previewApart) return here;
  return async (event: PreviewRun, context: unknown) => {
    if (event.failure) return here(event, context as never);
    await previewApart(event.previewId);
    return { previewId: event.previewId };
  };
}
