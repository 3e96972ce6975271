import { Duration } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import { HttpApi as GatewayApi, HttpMethod, HttpStage, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Construct } from 'constructs';
import type { HoldfastFunction } from './holdfast-function.ts';
import { logGroup } from './log-group.ts';
import type { Names } from './names.ts';

/**
 * What anyone may call: these routes carry their own proof, or none is needed. They are the `public` ones of
 * functions/api/routes.ts; a test compares the two. Everything else asks for a token.
 */
export const publicRoutes = [
  { path: '/health', methods: [HttpMethod.GET] },
  { path: '/openapi.json', methods: [HttpMethod.GET] },
  { path: '/unsubscribe/{token}', methods: [HttpMethod.GET, HttpMethod.POST] },
];

/** More than a team's working day asks for, less than a flood that would cost something. */
const THROTTLE = { rateLimit: 50, burstLimit: 100 };

type HttpApiProps = { names: Names; issuer: string; audience: string[]; retentionInDays: number };

/** The HTTP API: every route goes to the api function, and all but the public ones need a valid JWT. */
export class HttpApi extends Construct {
  readonly url: string;
  /** The id that AWS gave it, by which its metrics are named. */
  readonly id: string;
  private readonly gateway: GatewayApi;
  private readonly authorizer: HttpJwtAuthorizer;

  constructor(scope: Construct, id: string, { names, issuer, audience, retentionInDays }: HttpApiProps) {
    super(scope, id);
    this.authorizer = new HttpJwtAuthorizer('Token', issuer, { jwtAudience: audience });
    this.gateway = new GatewayApi(this, 'Gateway', { apiName: names.prefix, createDefaultStage: false });
    this.url = this.gateway.apiEndpoint;
    this.id = this.gateway.apiId;
    new HttpStage(this, 'Stage', {
      httpApi: this.gateway,
      stageName: '$default',
      autoDeploy: true,
      throttle: THROTTLE,
      detailedMetricsEnabled: true,
      accessLogSettings: {
        destination: new LogGroupLogDestination(
          logGroup(this, 'AccessLogs', `/aws/apigateway/${names.prefix}`, retentionInDays),
        ),
        format: accessLog(),
      },
    });
  }

  /** Sends the requests to the api function. */
  serve(api: HoldfastFunction) {
    const integration = new HttpLambdaIntegration('Api', api, { timeout: Duration.seconds(29) });
    // Not every method: API Gateway would also ask a browser's OPTIONS request for a token.
    const methods = [HttpMethod.GET, HttpMethod.HEAD, HttpMethod.POST];
    this.gateway.addRoutes({ path: '/{proxy+}', methods, integration, authorizer: this.authorizer });
    for (const route of publicRoutes) this.gateway.addRoutes({ ...route, integration });
  }
}

/** One line per request, without the address or the query: tokens travel there. */
function accessLog(): AccessLogFormat {
  return AccessLogFormat.custom(
    JSON.stringify({
      requestId: '$context.requestId',
      time: '$context.requestTimeEpoch',
      route: '$context.routeKey',
      status: '$context.status',
      latency: '$context.responseLatency',
      error: '$context.error.message',
      integrationError: '$context.integrationErrorMessage',
    }),
  );
}
