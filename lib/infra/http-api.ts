import { Duration } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  CorsHttpMethod,
  type CorsPreflightOptions,
  HttpApi as GatewayApi,
  HttpMethod,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import type { FunctionName } from './function-settings.ts';
import type { Functions } from './functions.ts';
import { logGroup } from './log-group.ts';
import type { Names } from './names.ts';

/**
 * What anyone may call: these routes carry their own proof, or none is needed. They are the `public` ones of
 * functions/api/routes.ts; a test compares the two. Everything else asks for a token.
 */
export const publicRoutes = [
  {
    path: '/health',
    methods: [HttpMethod.GET],
    because: 'Whoever watches the service has no token, and hears only whether it answers.',
  },
  {
    path: '/openapi.json',
    methods: [HttpMethod.GET],
    because: 'It describes the API as its published source does, and holds no data of anybody.',
  },
  {
    path: '/unsubscribe/{token}',
    methods: [HttpMethod.GET, HttpMethod.POST],
    because: 'A customer has no account here: the address of the page carries a token that was mailed to this person.',
  },
  {
    path: '/preferences/{token}',
    methods: [HttpMethod.GET, HttpMethod.POST],
    because: 'As for unsubscribing: the token was mailed to this person, and the page does not say who it is.',
  },
];

/**
 * What functions of their own answer, so that none loads the code of all: the routes about workflows and previews, for which
 * drafts are read, and those about reviews and retention. The function api answers everything else. A test compares this with
 * the route tables.
 */
export const ownPaths = {
  'api-workflows': ['/workflows', '/workflows/{proxy+}', '/previews', '/previews/{proxy+}'],
  'api-reports': ['/reviews', '/reviews/{proxy+}', '/review-trends', '/retention/{proxy+}'],
} as const satisfies Partial<Record<FunctionName, string[]>>;

/** Below this programs call with an API key, which is no JWT: the functions ask for it themselves, and let in nobody without. */
export const withKeyPrefix = '/with-key';
const KEYS_ARE_ASKED_FOR =
  'Programs come with an API key, which the JWT authorizer would refuse: the function looks its hash up, and refuses who has none.';

/** Not every method: API Gateway would also ask a browser's OPTIONS request for a token. */
const METHODS = [HttpMethod.GET, HttpMethod.HEAD, HttpMethod.POST];

/** More than a team's working day asks for, less than a flood that would cost something. */
const THROTTLE = { rateLimit: 50, burstLimit: 100 };

type HttpApiProps = {
  names: Names;
  issuer: string;
  audience: string[];
  consoleOrigin?: string;
  retentionInDays: number;
};

/** The HTTP API: every route goes to a function of the API, and all but the public ones need a valid JWT. */
export class HttpApi extends Construct {
  readonly url: string;
  /** The id that AWS gave it, by which its metrics are named. */
  readonly id: string;
  private readonly gateway: GatewayApi;
  private readonly authorizer: HttpJwtAuthorizer;

  constructor(scope: Construct, id: string, { names, issuer, audience, consoleOrigin, retentionInDays }: HttpApiProps) {
    super(scope, id);
    this.authorizer = new HttpJwtAuthorizer('Token', issuer, { jwtAudience: audience });
    this.gateway = new GatewayApi(this, 'Gateway', {
      apiName: names.prefix,
      createDefaultStage: false,
      corsPreflight: consoleOrigin ? pagesOf(consoleOrigin) : undefined,
    });
    this.url = this.gateway.apiEndpoint;
    this.id = this.gateway.apiId;
    new HttpStage(this, 'Stage', {
      httpApi: this.gateway,
      stageName: '$default',
      autoDeploy: true,
      throttle: THROTTLE,
      accessLogSettings: {
        destination: new LogGroupLogDestination(
          logGroup(this, 'AccessLogs', `/aws/apigateway/${names.prefix}`, retentionInDays),
        ),
        format: accessLog(),
      },
    });
  }

  /** Sends the requests to the functions of the API, each to the one that answers it. */
  serve(functions: Functions) {
    const integration = integrationOf('Api', functions.api);
    this.serveTo(integration, ['/{proxy+}']);
    this.serveTo(integrationOf('ApiWorkflows', functions['api-workflows']), ownPaths['api-workflows']);
    this.serveTo(integrationOf('ApiReports', functions['api-reports']), ownPaths['api-reports']);
    for (const { because, ...route } of publicRoutes) {
      const open = this.gateway.addRoutes({ ...route, integration });
      for (const each of open) acknowledge(each, 'AwsSolutions-APIG4', because);
    }
  }

  /** For people, who bring a token; and for programs, which bring an API key. */
  private serveTo(integration: HttpLambdaIntegration, paths: readonly string[]) {
    for (const path of paths) {
      this.gateway.addRoutes({ path, methods: METHODS, integration, authorizer: this.authorizer });
      const open = this.gateway.addRoutes({ path: `${withKeyPrefix}${path}`, methods: METHODS, integration });
      for (const each of open) acknowledge(each, 'AwsSolutions-APIG4', KEYS_ARE_ASKED_FOR);
    }
  }
}

const integrationOf = (id: string, handler: Functions[FunctionName]) =>
  new HttpLambdaIntegration(id, handler, { timeout: Duration.seconds(29) });

/** Lets a browser's pages of this origin ask, and of no other. */
function pagesOf(origin: string): CorsPreflightOptions {
  return {
    allowOrigins: [origin],
    allowMethods: [CorsHttpMethod.GET, CorsHttpMethod.POST],
    allowHeaders: ['authorization', 'content-type'],
    maxAge: Duration.hours(1),
  };
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
