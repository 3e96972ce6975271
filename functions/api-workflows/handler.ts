import type { PreviewMessagePorts } from '../../lib/usecases/preview-message.ts';
import type { PreviewRequestPorts } from '../../lib/usecases/previews/request-preview.ts';
import type { PublishPorts } from '../../lib/usecases/publish-workflows.ts';
import type { TrialPorts } from '../../lib/usecases/trying/try-playbook.ts';
import { previewRoutes } from '../api/routes/previews.ts';
import { workflowRoutes } from '../api/routes/workflows.ts';
import { type ApiHandler, type ApiOptions, serveRoutes } from '../api/serve-routes.ts';

/** What reading, checking and publishing workflows needs from outside. */
export type WorkflowsApiPorts = PublishPorts & PreviewMessagePorts & PreviewRequestPorts & TrialPorts;

/** The part of the API that is about workflows: triggered by API Gateway for addresses below /workflows and /previews. */
export function createHandler(ports: WorkflowsApiPorts, options: ApiOptions): ApiHandler {
  return serveRoutes([...workflowRoutes, ...previewRoutes], ports, options);
}
