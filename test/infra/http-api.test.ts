import type { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { coreRoutes } from '../../functions/api/core-routes.ts';
import { previewRoutes } from '../../functions/api/routes/previews.ts';
import { retentionRoutes } from '../../functions/api/routes/retention.ts';
import { reviewRoutes } from '../../functions/api/routes/reviews.ts';
import { workflowRoutes } from '../../functions/api/routes/workflows.ts';
import { routes } from '../../functions/api/routes.ts';
import { ownPaths, publicRoutes, withKeyPrefix } from '../../lib/infra/http-api.ts';
import { answering } from './answering.ts';
import { onlyResource, resourcesOf, synthesise } from './synthesise.ts';

const { application } = synthesise();
const of = (type: string) => resourcesOf(application, type);

describe('the API', () => {
  const gatewayRoutes = of('AWS::ApiGatewayV2::Route').map(([, { Properties }]) => Properties);

  it('lets in without a token just what the route table calls public', () => {
    const inTable = routes.filter(({ access }) => access === 'public').map(({ method, path }) => `${method} ${path}`);
    const open = gatewayRoutes.filter(
      ({ AuthorizationType, RouteKey }) => AuthorizationType === 'NONE' && !RouteKey.includes(` ${withKeyPrefix}/`),
    );
    expect(open.map(({ RouteKey }) => RouteKey).sort()).toEqual(inTable.sort());
    expect(publicRoutes.flatMap(({ methods, path }) => methods.map((method) => `${method} ${path}`)).sort()).toEqual(
      inTable,
    );
  });

  it('asks for a JWT everywhere else', () => {
    const closed = gatewayRoutes.filter(({ AuthorizationType }) => AuthorizationType === 'JWT');
    const paths = ['/{proxy+}', ...Object.values(ownPaths).flat()];
    const methods = ['GET', 'HEAD', 'POST'];
    expect(closed.map(({ RouteKey }) => RouteKey).sort()).toEqual(
      paths.flatMap((path) => methods.map((method) => `${method} ${path}`)).sort(),
    );
  });

  it('leaves the same addresses, below /with-key, to the functions, which ask for an API key', () => {
    const paths = ['/{proxy+}', ...Object.values(ownPaths).flat()].map((path) => `${withKeyPrefix}${path}`);
    const withKey = gatewayRoutes.filter(({ RouteKey }) => RouteKey.includes(` ${withKeyPrefix}/`));
    expect([...new Set(withKey.map(({ RouteKey }) => RouteKey.split(' ')[1]))].sort()).toEqual(paths.sort());
    for (const { AuthorizationType } of withKey) expect(AuthorizationType).toBe('NONE');
  });

  it('sends each request to the function that answers it', () => {
    const tables = {
      api: coreRoutes,
      'api-workflows': [...workflowRoutes, ...previewRoutes],
      'api-reports': [...reviewRoutes, ...retentionRoutes],
    };
    for (const [name, table] of Object.entries(tables)) {
      expect(table.filter(({ path }) => answering(path) !== name).map(({ path }) => path)).toEqual([]);
    }
    expect(Object.values(tables).flat().length + 1).toBe(routes.length);
  });

  it('is throttled, and logs each request without its address', () => {
    const stage = onlyResource(application, 'AWS::ApiGatewayV2::Stage');
    expect(stage.Properties).toMatchObject({
      DefaultRouteSettings: { ThrottlingRateLimit: 50, ThrottlingBurstLimit: 100 },
    });
    expect(JSON.stringify(stage.Properties)).not.toMatch(/context\.(path|identity)/);
  });
});

describe('a browser', () => {
  const corsOf = (template: Template) =>
    onlyResource(template, 'AWS::ApiGatewayV2::Api').Properties.CorsConfiguration as object | undefined;

  it('is answered for pages of no other site, when no origin of a console is known', () => {
    expect(corsOf(application)).toBeUndefined();
  });

  it("is answered for the console's pages only, when its origin is known", () => {
    const origin = 'https://success.example.com';
    expect(corsOf(synthesise({ console: { origin } }).application)).toMatchObject({
      AllowOrigins: [origin],
      AllowMethods: ['GET', 'POST'],
    });
  });
});
