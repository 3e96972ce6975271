import { showRisk } from '../../../lib/usecases/show-risk.ts';
import { route } from '../route.ts';
import { riskCardSchema } from '../schemas/risk.ts';

export const riskRoutes = [
  route({
    method: 'GET',
    path: '/risk',
    operationId: 'showRisk',
    summary: 'The churn-risk model: whether it can be trusted, how well it did, what moves it',
    access: 'viewer',
    answer: { json: riskCardSchema },
    bounded: 'One line for each of a few dozen features; of the models before, the newest dozen.',
    problems: { 404: 'No model has been trained yet.' },
    run: (_, ports) => showRisk({}, ports),
  }),
];
