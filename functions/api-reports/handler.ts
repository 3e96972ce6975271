import type { SpendStore } from '../../lib/ports/records.ts';
import type { RenewalPorts } from '../../lib/usecases/retention/report-renewals.ts';
import type { DecidingPorts } from '../../lib/usecases/review/decide.ts';
import type { MinutesPorts } from '../../lib/usecases/review/read-minutes.ts';
import type { TakingBackPorts } from '../../lib/usecases/review/take-back-decision.ts';
import { retentionRoutes } from '../api/routes/retention.ts';
import { reviewRoutes } from '../api/routes/reviews.ts';
import { type ApiHandler, type ApiOptions, serveRoutes } from '../api/serve-routes.ts';

/** What the implementation review and the retention reports need from outside. */
export type ReportsApiPorts = DecidingPorts & TakingBackPorts & MinutesPorts & RenewalPorts & { spending: SpendStore };

/** The part of the API about reviews and retention: triggered by API Gateway for addresses below /reviews, /review-trends and /retention. */
export function createHandler(ports: ReportsApiPorts, options: ApiOptions): ApiHandler {
  return serveRoutes([...reviewRoutes, ...retentionRoutes], ports, options);
}
